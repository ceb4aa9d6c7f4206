package dev.gatecrash.samples.contract.token;

import static dev.gatecrash.samples.contract.bug.token.DpopBug.IGNORES_URL;
import static dev.gatecrash.samples.contract.bug.token.DpopBug.URL_AS_TEXT;
import static dev.gatecrash.samples.contract.bug.token.DpopBug.URL_BY_HOST;

import dev.gatecrash.samples.contract.profile.Setup;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The comparison of {@code htu} (RFC 9449 section 4.3): normalized, and without query and fragment. */
record ProofUrl(Setup setup) {

    private static final Map<String, Integer> PORTS = Map.of("http", 80, "https", 443);

    boolean isSame(@Nullable Object claim, String endpoint) {
        if (setup.has(IGNORES_URL)) {
            return true;
        }
        if (!(claim instanceof String url)) {
            return false;
        }
        if (setup.has(URL_AS_TEXT)) {
            return url.equals(endpoint);
        }
        try {
            URI theirs = URI.create(url);
            URI ours = URI.create(endpoint);
            return setup.has(URL_BY_HOST)
                    ? String.valueOf(ours.getHost()).equals(theirs.getHost())
                    : normalized(ours).equals(normalized(theirs));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static String normalized(URI uri) {
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        String host = String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT);
        int port = uri.getPort() == -1 ? PORTS.getOrDefault(scheme, -1) : uri.getPort();
        return scheme + "://" + host + ":" + port + uri.normalize().getPath();
    }
}
