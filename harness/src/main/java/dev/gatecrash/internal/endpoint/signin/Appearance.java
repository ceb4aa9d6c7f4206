package dev.gatecrash.internal.endpoint.signin;

import dev.gatecrash.client.Client;
import dev.gatecrash.internal.client.RedirectUris;
import dev.gatecrash.internal.endpoint.authorization.Interaction;
import dev.gatecrash.internal.endpoint.browser.Page;
import java.net.URI;

/** What the pages of an interaction have in common: which client it is, and what the form sends back. */
final class Appearance {

    private Appearance() {}

    static Page of(String template, String title, Interaction interaction) {
        Client client = interaction.request().client();
        URI redirectUri = interaction.request().redirectUri();
        return Page.of(template, title)
                .with(Visits.INTERACTION, interaction.id())
                .with("formToken", interaction.formToken())
                .with("client", Page.nameOf(client))
                .with("clientHost", documentHost(client))
                .with("redirectHost", host(redirectUri))
                .with("isLocal", RedirectUris.isLoopback(redirectUri))
                .leadingTo(redirectUri);
    }

    // MCP 2026-07-28, Client ID Metadata Documents: where the document is says more than the name in it.
    private static String documentHost(Client client) {
        return client.id().startsWith("https://") || client.id().startsWith("http://")
                ? host(URI.create(client.id()))
                : "";
    }

    private static String host(URI uri) {
        if (uri.getHost() == null) {
            return uri.getScheme() + ":";
        }
        return uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
    }
}
