package dev.gatecrash.internal.issuer;

import dev.gatecrash.http.Endpoint;
import dev.gatecrash.http.Response;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What may be kept by caches: documents if they are checked again each time, everything else never, unless a test wants
 * otherwise. Thread-safe.
 */
final class CachePolicy {

    private final Map<Endpoint, String> wanted = new ConcurrentHashMap<>();

    /** Sends this {@code Cache-Control} from an endpoint; an empty one is left out. */
    void set(Endpoint endpoint, String cacheControl) {
        wanted.put(endpoint, cacheControl);
    }

    /** Goes back to the usual. */
    void clear() {
        wanted.clear();
    }

    Response apply(Endpoint endpoint, Response response) {
        String cacheControl = wanted.get(endpoint);
        if (cacheControl == null) {
            return usual(endpoint, response);
        }
        String[] values = cacheControl.isEmpty() ? new String[0] : new String[] {cacheControl};
        return new Response(response.status(), response.headers().with("Cache-Control", values), response.body());
    }

    private static Response usual(Endpoint endpoint, Response response) {
        return switch (endpoint) {
            // A test changes keys and metadata under its server's feet; a stale copy must not hide that.
            case METADATA, OPENID_CONFIGURATION, JWKS -> response.withHeader("Cache-Control", "no-cache");
            // Says itself how long it may be kept.
            case CLIENT_DOCUMENT -> response;
            // RFC 6749 §5.1.
            case REGISTRATION,
                    CLIENT_CONFIGURATION,
                    ATTACKER,
                    AUTHORIZATION,
                    LOGIN,
                    CONSENT,
                    EXTERNAL_COMPLETION,
                    EXTERNAL_RETURN,
                    TOKEN,
                    INTROSPECTION,
                    REVOCATION,
                    PUSHED_AUTHORIZATION,
                    DEVICE_AUTHORIZATION,
                    DEVICE_VERIFICATION,
                    USER_INFO,
                    END_SESSION ->
                response.withHeader("Cache-Control", "no-store").withHeader("Pragma", "no-cache");
        };
    }
}
