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

    private Diagnosis() {}

    /** The likely causes, the most telling first, each in a sentence or two with the section of docs/likely-causes.md; none if nothing looks wrong. */
    public static List<String> of(Situation situation) {
        Evidence evidence = new Evidence(situation);
        List<String> causes = causes(evidence, false).toList();
        return causes.isEmpty() ? causes(evidence, true).limit(1).toList() : causes;
    }

    private static Stream<String> causes(Evidence evidence, boolean lastResort) {
        return Stream.of(LikelyCause.values())
                .filter(cause -> cause.isLastResort() == lastResort)
                .flatMap(cause -> cause.told(evidence).stream());
    }
}
