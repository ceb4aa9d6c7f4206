package dev.gatecrash.flow;

import dev.gatecrash.http.Exchange;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The flow cannot go on: a server broke the protocol, refused, or did not answer.
 *
 * <p>The message says what was expected, what came, the clause, and the exchange, with tokens and secrets shortened.
 */
public final class FlowException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final FlowStep step;
    private final String expected;
    private final String actual;
    private final String clause;
    private final transient List<String> likelyCauses;
    private final transient Optional<Exchange> exchange;
    private final transient Optional<String> error;

    FlowException(Breach breach, Optional<Exchange> exchange, Optional<String> error, List<String> causes) {
        super(message(breach, exchange, causes), breach.cause().orElse(null));
        this.likelyCauses = List.copyOf(causes);
        this.step = breach.step();
        this.expected = breach.expected();
        this.actual = breach.actual();
        this.clause = breach.clause();
        this.exchange = exchange;
        this.error = error;
    }

    /** What was expected and what came instead. */
    record Breach(FlowStep step, String expected, String actual, String clause, Optional<Throwable> cause) {}

    /** The step that failed. */
    public FlowStep step() {
        return step;
    }

    /** What the clause asks for. */
    public String expected() {
        return expected;
    }

    /** What came instead. */
    public String actual() {
        return actual;
    }

    /** The clause, such as {@code RFC 8414 §3.3}. */
    public String clause() {
        return clause;
    }

    /** What probably went wrong, if the issuer of the flow knows: each cause in a sentence or two. */
    public List<String> likelyCauses() {
        return likelyCauses;
    }

    /** The exchange that failed; empty if no answer came, and after serialization. */
    public Optional<Exchange> exchange() {
        return exchange == null ? Optional.empty() : exchange;
    }

    /** The OAuth error code of the answer, such as {@code invalid_grant}, if it has one. */
    public Optional<String> error() {
        return error == null ? Optional.empty() : error;
    }

    private static String message(Breach breach, Optional<Exchange> exchange, List<String> causes) {
        return """
                %s failed
                  expected  %s
                  got       %s
                  clause    %s%s%s""".formatted(
                breach.step().words(),
                breach.expected(),
                breach.actual(),
                breach.clause(),
                causes.stream().map(c -> "\n  likely    " + c).collect(Collectors.joining()),
                exchange.map(e -> "\n" + e.describe().indent(2).stripTrailing()).orElse(""));
    }
}
