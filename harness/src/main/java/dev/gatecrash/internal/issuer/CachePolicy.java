package dev.gatecrash.internal.issuer;

import dev.gatecrash.http.Endpoint;
import dev.gatecrash.http.Response;

/** What may be kept by caches: documents if they are checked again each time, everything else never. */
final class CachePolicy {

    private CachePolicy() {}

    static Response apply(Endpoint endpoint, Response response) {
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
