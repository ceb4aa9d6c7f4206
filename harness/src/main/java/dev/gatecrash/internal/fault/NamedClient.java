package dev.gatecrash.internal.fault;

import dev.gatecrash.http.Request;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/** The client that a request says it is from; nothing is proven. */
public final class NamedClient {

    private static final String BASIC = "basic ";

    private NamedClient() {}

    /** The client that this request names, in a parameter or as Basic's user. */
    public static Optional<String> of(Request request) {
        return request.parameter("client_id")
                .or(() -> request.headers()
                        .first("Authorization")
                        .filter(header -> header.toLowerCase(Locale.ROOT).startsWith(BASIC))
                        .flatMap(header -> user(header.substring(BASIC.length()).strip())));
    }

    // RFC 6749 §2.3.1: the client id is form-urlencoded before it is Basic's user name.
    private static Optional<String> user(String credentials) {
        try {
            String pair = new String(Base64.getDecoder().decode(credentials), StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            return colon < 0
                    ? Optional.empty()
                    : Optional.of(URLDecoder.decode(pair.substring(0, colon), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
