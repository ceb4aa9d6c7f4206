package dev.gatecrash.samples.contract.http;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A response. Immutable.
 *
 * @param stream whether it stays open after the body, until the server is closed
 */
public record Reply(int status, Map<String, String> headers, String body, boolean stream) {

    public Reply {
        headers = Map.copyOf(headers);
    }

    public static Reply of(int status) {
        return new Reply(status, Map.of(), "", false);
    }

    /** None at all: the connection ends. */
    public static Reply none() {
        return of(0);
    }

    public static Reply json(int status, Object value) {
        return of(status).withBody("application/json", Json.write(value));
    }

    /** One event of a stream that ends with it, or goes on. */
    public static Reply event(String data, boolean goesOn) {
        Reply reply = of(200).withBody("text/event-stream", "event: message\ndata: " + data + "\n\n");
        return new Reply(200, reply.headers, reply.body, goesOn);
    }

    public Reply with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Reply(status, more, body, stream);
    }

    public Reply withBody(String type, String text) {
        return new Reply(status, headers, text, stream).with("Content-Type", type);
    }

    public Reply withStatus(int other) {
        return new Reply(other, headers, body, stream);
    }
}
