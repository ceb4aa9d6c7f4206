package dev.gatecrash.internal.contract.http;

import dev.gatecrash.check.Verdict;
import dev.gatecrash.internal.contract.bench.Bench;
import dev.gatecrash.internal.contract.bench.Reply;
import dev.gatecrash.internal.contract.bench.Stimulus;
import dev.gatecrash.token.Defect;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The replies to all bad credentials of the run; of a few kinds at least, also where nothing else was carried out. */
public final class Refusals {

    /** A bearer token as it should be sent (RFC 6750 §2.1), of a length that no server objects to. */
    private static final Pattern WELL_FORMED = Pattern.compile("(?i:bearer) [A-Za-z0-9\\-._~+/]{1,3000}=*");

    private static final int EXAMPLES = 4;

    private static final List<Stimulus> SAMPLE = List.of(
            Stimulus.none(),
            Stimulus.bearer("a text that is no token", "gatecrash"),
            Stimulus.defect(Defect.OPAQUE_GARBAGE),
            Stimulus.defect(Defect.EXPIRED),
            Stimulus.defect(Defect.WRONG_AUDIENCE),
            Stimulus.defect(Defect.WRONG_ISSUER),
            Stimulus.defect(Defect.ALTERED_SIGNATURE),
            Stimulus.defect(Defect.UNSIGNED));

    private final Bench bench;
    private final Map<String, Reply> replies;

    private Refusals(Bench bench, Map<String, Reply> replies) {
        this.bench = bench;
        this.replies = replies;
    }

    /** What there is so far, and the sample. */
    public static Refusals of(Bench bench) {
        SAMPLE.forEach(bench::reply);
        return new Refusals(bench, new TreeMap<>(bench.refusals()));
    }

    /** Those of them that answer a POST to the endpoint itself; elsewhere other answers are right, such as 404. */
    Refusals atEndpoint() {
        String path = bench.target().endpoint().getRawPath();
        return where((words, reply) -> {
            var request = reply.exchange().request();
            return request.method().equals("POST") && path.equals(request.uri().getRawPath());
        });
    }

    /** Those of them that answer what was, in its form, one bearer token in the header. */
    Refusals toTokens() {
        return atEndpoint().where((words, reply) -> {
            var request = reply.exchange().request();
            List<String> sent = request.headers().all("Authorization");
            return sent.size() == 1
                    && WELL_FORMED.matcher(sent.get(0)).matches()
                    // Another Host or Origin may be refused before the token is looked at.
                    && request.headers().all("Host").isEmpty()
                    && request.headers().all("Origin").isEmpty()
                    && request.uri().getRawQuery() == null;
        });
    }

    /** Those of them of which this is true. */
    Refusals where(BiPredicate<String, Reply> condition) {
        Map<String, Reply> some = new TreeMap<>(replies);
        some.entrySet().removeIf(entry -> !condition.test(entry.getKey(), entry.getValue()));
        return new Refusals(bench, some);
    }

    /** All of them. */
    List<Reply> all() {
        return List.copyOf(replies.values());
    }

    /** Passes if this is true of none; a failure names a few. */
    Verdict without(String expected, Predicate<Reply> wrong) {
        Refusals found = where((words, reply) -> wrong.test(reply));
        Optional<Reply> first = found.replies.values().stream().findFirst();
        return first.<Verdict>map(reply -> new Verdict.Failed(expected, found.words(), Optional.of(reply.exchange())))
                .orElseGet(Verdict::passed);
    }

    private String words() {
        StringBuilder text = new StringBuilder();
        replies.entrySet().stream()
                .limit(EXAMPLES)
                .forEach(entry -> text.append(
                        "%s: %s%n".formatted(entry.getKey(), entry.getValue().words())));
        if (replies.size() > EXAMPLES) {
            text.append("… and %d more%n".formatted(replies.size() - EXAMPLES));
        }
        return text.toString().strip();
    }
}
