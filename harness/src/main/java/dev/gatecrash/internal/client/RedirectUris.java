package dev.gatecrash.internal.client;

import com.nimbusds.oauth2.sdk.client.RegistrationError;
import dev.gatecrash.client.Client;
import dev.gatecrash.internal.http.Refusal;
import java.net.URI;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/** Which redirect URIs may be registered, and which sent ones match a registered one. */
public final class RedirectUris {

    private static final Set<String> LOOPBACK_ADDRESSES = Set.of("127.0.0.1", "[::1]");

    private RedirectUris() {}

    /** Refuses what may not be registered: https or http on loopback, absolute, no fragment (MCP, Security Considerations). */
    public static void check(URI uri) throws Refusal {
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        if (uri.getHost() == null || uri.getRawFragment() != null || uri.getRawUserInfo() != null) {
            throw invalid("a redirect URI must be absolute, with a host, without fragment or user");
        }
        if (!scheme.equals("https") && !(scheme.equals("http") && isLoopback(uri))) {
            throw invalid("a redirect URI must be https, or http on a loopback host");
        }
    }

    /** Whether the host is this machine, by address or as {@code localhost}. */
    public static boolean isLoopback(URI uri) {
        String host = String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT);
        return host.equals("localhost") || LOOPBACK_ADDRESSES.contains(host);
    }

    /** Whether the client registered this URI: same characters, but any port for http on a loopback address. */
    public static boolean match(Client client, URI sent) {
        return client.redirectUris().stream()
                .anyMatch(registered ->
                        registered.toString().equals(sent.toString()) || differOnlyInPort(registered, sent));
    }

    // RFC 8252 §7.3; for the name localhost it does not hold (§8.3).
    private static boolean differOnlyInPort(URI registered, URI sent) {
        return "http".equals(registered.getScheme())
                && LOOPBACK_ADDRESSES.contains(String.valueOf(registered.getHost()))
                && "http".equals(sent.getScheme())
                && Objects.equals(registered.getHost(), sent.getHost())
                && sent.getRawUserInfo() == null
                && sent.getRawFragment() == null
                && Objects.equals(registered.getRawPath(), sent.getRawPath())
                && Objects.equals(registered.getRawQuery(), sent.getRawQuery());
    }

    private static Refusal invalid(String description) {
        return new Refusal(RegistrationError.INVALID_REDIRECT_URI, description);
    }
}
