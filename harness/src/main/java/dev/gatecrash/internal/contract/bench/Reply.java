package dev.gatecrash.internal.contract.bench;

import dev.gatecrash.flow.Challenge;
import dev.gatecrash.http.Exchange;
import dev.gatecrash.http.Headers;
import dev.gatecrash.http.Response;
import dev.gatecrash.internal.contract.wire.Courier.Delivered;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What an MCP server made of a request. Immutable.
 *
 * @param delivered the request, and the response if there was one
 * @param id the JSON-RPC id that a message in the response must have; empty if it has none
 */
public record Reply(Delivered delivered, String id) {

    /** Whether this text of an event stream has the answer to a request of this id. */
    static boolean isAnswered(String events, String id) {
        return data(events)
                .anyMatch(text -> parse(text).filter(m -> isFor(m, id)).isPresent());
    }

    /** The request and the response; status 0 if there was none. */
    public Exchange exchange() {
        return delivered.exchange();
    }

    /** The status; 0 if there was no response. */
    public int status() {
        return exchange().response().status();
    }

    /** The response's header. */
    public Headers headers() {
        return exchange().response().headers();
    }

    /** The response's body, or of an event stream the part up to the answer. */
    public String body() {
        return exchange().response().body();
    }

    /** Whether there was a response. */
    public boolean isAnswer() {
        return delivered.loss().isEmpty();
    }

    /** Whether the server did what it was asked to do. */
    public boolean isExecuted() {
        return isSuccess()
                && result().filter(r -> !Boolean.TRUE.equals(r.get("isError"))).isPresent();
    }

    /** Whether the status says yes, but the JSON-RPC message says no. */
    public boolean isDeniedInBand() {
        return isSuccess() && message().isPresent() && !isExecuted();
    }

    /** Whether the status is one of success. */
    public boolean isSuccess() {
        return status() >= 200 && status() < 300;
    }

    /** Whether the server failed, and did not refuse. */
    public boolean isServerError() {
        return status() >= 500;
    }

    /** The JSON-RPC result. */
    public Optional<Map<String, Object>> result() {
        return message().flatMap(message -> object(message.get("result")));
    }

    /** The JSON-RPC error. */
    public Optional<Map<String, Object>> error() {
        return message().flatMap(message -> object(message.get("error")));
    }

    /** The challenges that can be read; those that break the grammar are left out. */
    public List<Challenge> challenges() {
        List<Challenge> all = new ArrayList<>();
        for (String line : headers().all("WWW-Authenticate")) {
            try {
                all.addAll(Challenge.parse(line));
            } catch (IllegalArgumentException e) {
                // Whether challenges are well-formed is a check of its own.
            }
        }
        return all;
    }

    /** The first Bearer challenge. */
    public Optional<Challenge> bearer() {
        return challenges().stream().filter(Challenge::isBearer).findFirst();
    }

    /** In a few words, what the server did. */
    public String words() {
        if (!isAnswer()) {
            return "no answer: " + delivered.loss().orElse("");
        }
        String challenge = String.join(", ", headers().all("WWW-Authenticate"));
        String told = isExecuted()
                ? " and a result"
                : error().map(e -> " and the JSON-RPC error " + e.get("message"))
                        .or(() -> isDeniedInBand() ? Optional.of(" and a result with isError") : Optional.empty())
                        .orElse("");
        return "status %d%s%s".formatted(status(), told, challenge.isEmpty() ? "" : ", WWW-Authenticate: " + challenge);
    }

    private Optional<Map<String, Object>> message() {
        String type = headers().first("Content-Type").orElse("").toLowerCase(Locale.ROOT);
        Stream<String> texts = type.startsWith("text/event-stream") ? data(body()) : Stream.of(body());
        return texts.flatMap(text -> parse(text).stream())
                .filter(message -> isFor(message, id))
                .findFirst();
    }

    private static boolean isFor(Map<String, Object> message, String id) {
        Object theirs = message.get("id");
        boolean unread = message.containsKey("error") && theirs == null;
        return unread || (!message.containsKey("method") && id.equals(Objects.toString(theirs)));
    }

    /** The data of each event (HTML Living Standard §9.2.6). */
    private static Stream<String> data(String events) {
        return Stream.of(events.split("\r?\n\r?\n", -1))
                .map(event -> event.lines()
                        .filter(line -> line.startsWith("data:"))
                        .map(line -> line.substring(5).strip())
                        .reduce("", (a, b) -> a.isEmpty() ? b : a + "\n" + b));
    }

    private static Optional<Map<String, Object>> parse(String text) {
        return Response.of(200, "application/json", text).json();
    }

    @SuppressWarnings("unchecked") // the keys of a JSON object are strings
    private static Optional<Map<String, Object>> object(@org.jspecify.annotations.Nullable Object value) {
        return value instanceof Map<?, ?> map ? Optional.of((Map<String, Object>) map) : Optional.empty();
    }
}
