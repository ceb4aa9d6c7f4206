package dev.gatecrash.http;

import java.util.Map;
import java.util.Optional;

/**
 * One HTTP response. Immutable.
 *
 * @param status the status code
 * @param headers the header fields
 * @param body the body as UTF-8 text; empty if there was none
 */
public record Response(int status, Headers headers, String body) {

    /** A response of this status, type and body. */
    public static Response of(int status, String contentType, String body) {
        return new Response(status, Headers.of("Content-Type", contentType), body);
    }

    /** A response of this status and nothing else. */
    public static Response of(int status) {
        return new Response(status, Headers.none(), "");
    }

    /** A copy in which the header {@code name} has this value. */
    public Response withHeader(String name, String value) {
        return new Response(status, headers.with(name, value), body);
    }

    /** The response as a person reads it, over several lines, shortened as by {@link Exchange#describe()}. */
    public String describe() {
        return ExchangeText.of(this);
    }

    /** The JSON object in the body, whatever the content type says; empty if the body is none. */
    public Optional<Map<String, Object>> json() {
        return JsonText.object(body);
    }
}
