package dev.gatecrash.flow;

import dev.gatecrash.http.Exchange;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an MCP server answered: the HTTP response, and the JSON-RPC message in it, be it a body or an event of a stream.
 * Immutable.
 */
public final class McpResponse {

    private final Answer answer;
    private final String id;

    McpResponse(Answer answer, String id) {
        this.answer = answer;
        this.id = id;
    }

    /** The request and the response. */
    public Exchange exchange() {
        return answer.exchange();
    }

    /** The HTTP status. */
    public int status() {
        return answer.status();
    }

    /** The body as text; of an event stream, the part up to the answer. */
    public String body() {
        return exchange().response().body();
    }

    /**
     * The challenges of every {@code WWW-Authenticate} line, in order; empty if there is none.
     *
     * @throws FlowException if a line breaks the grammar of RFC 9110 §11.6.1
     */
    public List<Challenge> challenges() {
        try {
            return exchange().response().headers().all("WWW-Authenticate").stream()
                    .flatMap(line -> Challenge.parse(line).stream())
                    .toList();
        } catch (IllegalArgumentException e) {
            throw answer.wrong("a well-formed challenge", String.valueOf(e.getMessage()), "RFC 9110 §11.6.1");
        }
    }

    /** The first Bearer challenge (RFC 6750 §3). */
    public Optional<Challenge> bearerChallenge() {
        return challenges().stream().filter(Challenge::isBearer).findFirst();
    }

    /** The JSON-RPC result, if the call succeeded. */
    public Optional<Map<String, Object>> result() {
        return member("result");
    }

    /** The JSON-RPC error, if there is one. */
    public Optional<Map<String, Object>> error() {
        return member("error");
    }

    /** The text content of a tool's result, one line for each piece; empty if there is none. */
    public String text() {
        Object content = result().orElse(Map.of()).get("content");
        return objects(content)
                .filter(piece -> "text".equals(piece.get("type")))
                .map(piece -> String.valueOf(piece.get("text")))
                .collect(Collectors.joining("\n"));
    }

    /** Whether the tool itself reports a failure ({@code isError}); the HTTP status is 200 all the same. */
    public boolean isToolError() {
        return Boolean.TRUE.equals(result().orElse(Map.of()).get("isError"));
    }

    /** The exchange, as a person reads it; tokens are shortened. */
    @Override
    public String toString() {
        return exchange().describe();
    }

    /**
     * Why this was probably answered, if it was not the answer expected: each cause in a sentence or two. Empty if nobody
     * knows, which is so unless the client was {@linkplain Flow#observedBy observed} by an issuer.
     */
    public List<String> likelyCauses() {
        return answer.observer().likelyCauses(exchange());
    }

    /** The failure to throw when this response has no result. */
    FlowException unexpected(String expected, String clause) {
        String actual = error().map(error -> "JSON-RPC error " + error).orElse("status " + status());
        return answer.wrong(expected, actual, clause);
    }

    /** The objects of a JSON array; anything else in it is left out. */
    static Stream<Map<?, ?>> objects(@Nullable Object array) {
        Stream<?> items = array instanceof List<?> list ? list.stream() : Stream.empty();
        return items.filter(Map.class::isInstance).map(item -> (Map<?, ?>) item);
    }

    /** Whether this text is the response to the request of this id. */
    static boolean answers(String json, String id) {
        return Answer.parse(json).filter(message -> isFor(message, id)).isPresent();
    }

    private static boolean isFor(Map<String, Object> message, String id) {
        Object theirs = message.get("id");
        // JSON-RPC 2.0 §5: an error response has no id when the request's could not be read.
        boolean unread = message.containsKey("error") && theirs == null;
        return unread || (!message.containsKey("method") && id.equals(Objects.toString(theirs)));
    }

    @SuppressWarnings("unchecked") // the keys of a JSON object are strings
    private Optional<Map<String, Object>> member(String name) {
        return messages()
                .flatMap(text -> Answer.parse(text).stream())
                .filter(message -> isFor(message, id))
                .findFirst()
                .map(message -> message.get(name))
                .filter(Map.class::isInstance)
                .map(member -> (Map<String, Object>) member);
    }

    private Stream<String> messages() {
        String type = exchange().response().headers().first("Content-Type").orElse("");
        boolean stream = type.toLowerCase(Locale.ROOT).startsWith("text/event-stream");
        return stream ? EventStream.dataOf(body()).stream() : Stream.of(body());
    }
}
