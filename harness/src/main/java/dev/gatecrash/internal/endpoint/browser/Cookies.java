package dev.gatecrash.internal.endpoint.browser;

import com.nimbusds.oauth2.sdk.auth.Secret;
import dev.gatecrash.http.Request;
import dev.gatecrash.http.Response;
import java.net.URI;
import java.util.Arrays;
import java.util.Optional;

/** The cookies of one issuer (RFC 6265 §4): which browser this is, and which sign-in it remembers. */
public final class Cookies {

    private static final int BYTES = 32;

    private final String browser;
    private final String session;
    private final String attributes;

    /** Cookies for this place and what is below it. */
    public Cookies(URI place) {
        // Cookies know no ports (RFC 6265 §8.5), so issuers without path on one host are told apart by name.
        String suffix = Integer.toHexString(place.hashCode());
        browser = "gatecrash-browser-" + suffix;
        session = "gatecrash-session-" + suffix;
        String path = place.getRawPath().isEmpty() ? "/" : place.getRawPath();
        String secure = "https".equals(place.getScheme()) ? "; Secure" : "";
        attributes = "; Path=%s; HttpOnly; SameSite=Lax%s".formatted(path, secure);
    }

    /** A value that nobody guesses. */
    public static String newValue() {
        return new Secret(BYTES).getValue();
    }

    /** Which browser sent the request, if it was here before. */
    public Optional<String> browser(Request request) {
        return value(request, browser);
    }

    /** The response, which tells the browser its name. */
    public Response nameBrowser(Response response, String value) {
        return set(response, browser, value);
    }

    Optional<String> session(Request request) {
        return value(request, session);
    }

    Response keepSession(Response response, String value) {
        return set(response, session, value);
    }

    private Response set(Response response, String name, String value) {
        return new Response(
                response.status(),
                response.headers().plus("Set-Cookie", name + "=" + value + attributes),
                response.body());
    }

    private static Optional<String> value(Request request, String name) {
        return request.headers().all("Cookie").stream()
                .flatMap(header -> Arrays.stream(header.split("; *")))
                .filter(pair -> pair.startsWith(name + "="))
                .map(pair -> pair.substring(name.length() + 1))
                .findFirst();
    }
}
