package dev.gatecrash.flow;

import dev.gatecrash.flow.FlowException.Breach;
import dev.gatecrash.http.Exchange;
import dev.gatecrash.http.Response;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The answer to one step, and the ways to find fault with it. */
record Answer(FlowStep step, Exchange exchange, FlowObserver observer) {

    /** An answer that nobody else hears of. */
    Answer(FlowStep step, Exchange exchange) {
        this(step, exchange, FlowObserver.NOBODY);
    }

    int status() {
        return exchange.response().status();
    }

    /** The failure to throw when the answer is not what the clause asks for. */
    FlowException wrong(String expected, String actual, String clause) {
        return failure(new Breach(step, expected, actual, clause, Optional.empty()), Optional.empty());
    }

    /** The failure to throw when the server refused with an OAuth error. */
    FlowException refused(String expected, String error, Optional<String> description, String clause) {
        String actual = error + description.map(d -> ": " + d).orElse("");
        Breach breach = new Breach(step, expected, actual, clause, Optional.empty());
        return failure(breach, Optional.of(error));
    }

    private FlowException failure(Breach breach, Optional<String> error) {
        return new FlowException(breach, Optional.of(exchange), error, observer.likelyCauses(exchange));
    }

    /** The failure to throw when the status is not the one of success: an OAuth error where there is one. */
    FlowException unsuccessful(int wanted, String clause) {
        Map<String, Object> body = parsed().orElse(Map.of());
        String expected = "status " + wanted;
        if (body.get("error") instanceof String error) {
            return refused(expected, error, Optional.ofNullable(text(body.get("error_description"))), clause);
        }
        return wrong(expected, "status " + status(), clause);
    }

    /** The JSON object in the body, which must be declared as one. */
    JsonAnswer json(String clause) {
        String type = exchange.response().headers().first("Content-Type").orElse("no Content-Type");
        if (!type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT).equals("application/json")) {
            throw wrong("Content-Type application/json", type, clause);
        }
        return new JsonAnswer(
                this, parsed().orElseThrow(() -> wrong("a JSON object", "a body that is none", clause)), clause);
    }

    private Optional<Map<String, Object>> parsed() {
        return parse(exchange.response().body());
    }

    /** The JSON object that this text is, if it is one. */
    static Optional<Map<String, Object>> parse(String text) {
        return Response.of(200, "application/json", text).json();
    }

    private static @Nullable String text(@Nullable Object value) {
        return value instanceof String text ? text : null;
    }
}
