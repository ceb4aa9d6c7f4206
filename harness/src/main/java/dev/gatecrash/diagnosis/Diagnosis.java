package dev.gatecrash.diagnosis;

import java.util.List;
import java.util.stream.Stream;

/**
 * Says why an answer was probably not the one expected. Nothing is proven by it: it compares what the issuer knows with
 * what went over the wire. Immutable and thread-safe.
 *
 * <p>{@code auth.likelyCauses(exchange)} and {@code McpResponse.likelyCauses()} are the short ways to it.
 */
public final class Diagnosis {

    private static final List<Rule> TELLING = List.of(
            IssuerRules::otherIssuer,
            IssuerRules::otherName,
            IssuerRules::wrongLocation,
            TokenRules::audience,
            TokenRules::clock,
            KeyRules::retiredKey,
            KeyRules::cachedKeys,
            TokenRules::scope);

    /** What explains a refusal only if nothing else does: a server may have asked for keys before the journal began. */
    private static final List<Rule> LAST_RESORT = List.of(KeyRules::neverAsked, TokenRules::type);

    private Diagnosis() {}

    /** The likely causes, the most telling first, each in a sentence or two; none if nothing looks wrong. */
    public static List<String> of(Situation situation) {
        Evidence evidence = new Evidence(situation);
        List<String> causes = causes(TELLING, evidence).toList();
        return causes.isEmpty() ? causes(LAST_RESORT, evidence).limit(1).toList() : causes;
    }

    private static Stream<String> causes(List<Rule> rules, Evidence evidence) {
        return rules.stream().flatMap(rule -> rule.cause(evidence).stream());
    }
}
