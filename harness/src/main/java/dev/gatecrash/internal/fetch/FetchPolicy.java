package dev.gatecrash.internal.fetch;

import java.net.URI;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Locale;

/**
 * Which URLs of clients are fetched, and who is trusted on the way.
 *
 * @param httpsOnly whether plain http is refused on loopback too
 * @param privateAddresses whether special-use addresses other than loopback are asked
 * @param authorities certificate authorities that are trusted besides the platform's
 */
public record FetchPolicy(boolean httpsOnly, boolean privateAddresses, List<X509Certificate> authorities) {

    public FetchPolicy {
        authorities = List.copyOf(authorities);
    }

    /** Whether the scheme is https, or http where that is allowed: on loopback, unless told otherwise. */
    public boolean allowsScheme(URI url) {
        String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
        return scheme.equals("https") || (scheme.equals("http") && !httpsOnly && namesLoopback(url));
    }

    /** The rule behind {@link #allowsScheme}, in words. */
    public String schemes() {
        return httpsOnly ? "https" : "https, or http on a loopback host";
    }

    private static boolean namesLoopback(URI url) {
        String host = String.valueOf(url.getHost()).toLowerCase(Locale.ROOT);
        return host.equals("localhost") || host.equals("[::1]") || host.matches("127(\\.[0-9]{1,3}){3}");
    }
}
