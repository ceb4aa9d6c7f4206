package dev.gatecrash.fault;

import dev.gatecrash.http.Request;
import dev.gatecrash.http.Response;
import java.time.Duration;

/**
 * A response in place of the endpoint's. Immutable.
 *
 * @param response what the client gets
 */
public record Respond(Response response) implements Fault {

    public Respond {
        if (response.status() < 200 || response.status() > 599) {
            throw new IllegalArgumentException(
                    "%d is not the status of a response; give one of 200 to 599".formatted(response.status()));
        }
    }

    /** With {@code Retry-After} in seconds (RFC 9110 §10.2.3); parts of a second are rounded up. */
    public Respond retryAfter(Duration delay) {
        FaultValues.check(delay);
        return header("Retry-After", String.valueOf(delay.plusNanos(999_999_999).toSeconds()));
    }

    /** With this header field. */
    public Respond header(String name, String value) {
        return new Respond(response.withHeader(name, value));
    }

    /** With this body. */
    public Respond body(String contentType, String text) {
        Response typed = response.withHeader("Content-Type", contentType);
        return new Respond(new Response(typed.status(), typed.headers(), text));
    }

    @Override
    public String description() {
        return "responds " + response.status();
    }

    @Override
    public boolean isInstead() {
        return true;
    }

    @Override
    public Response apply(Request request, Response answer) {
        return response;
    }
}
