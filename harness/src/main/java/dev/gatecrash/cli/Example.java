package dev.gatecrash.cli;

import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.client.Client;
import dev.gatecrash.http.Endpoint;
import java.util.Optional;

/** Commands to copy: a first look at the running server. */
final class Example {

    private Example() {}

    static String of(AuthorizationServer auth) {
        String insecure = auth.trust().isPresent() ? " -k" : "";
        Optional<Client> confidential = auth.clients().all().stream()
                .filter(client -> !client.isPublic())
                .findFirst();
        return confidential
                .map(client ->
                        """
                        A token by client credentials, for the server at http://127.0.0.1:8080/mcp:
                          curl -s%s -u '%s:%s' -d grant_type=client_credentials \\
                            -d resource=http://127.0.0.1:8080/mcp '%s'
                        """.formatted(insecure, client.id(), client.secret().orElse(""), auth.url(Endpoint.TOKEN)))
                .orElseGet(() -> """
                        The metadata that your MCP server and its clients read:
                          curl -s%s '%s'
                        """.formatted(insecure, auth.url(Endpoint.METADATA)));
    }
}
