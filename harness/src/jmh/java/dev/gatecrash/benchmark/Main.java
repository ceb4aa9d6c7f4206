package dev.gatecrash.benchmark;

import dev.gatecrash.key.SigningAlgorithm;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs everything and writes the report into the build directory. */
final class Main {

    private static final List<SigningAlgorithm> ALGORITHMS = List.of(SigningAlgorithm.ES256, SigningAlgorithm.RS256);

    private Main() {}

    /** Takes the build directory and the packaged jar. */
    public static void main(String[] arguments) throws Exception {
        Path target = Path.of(arguments[0]);
        Rounds rounds = new Rounds();
        rounds.run(Integer.getInteger("benchmark.rounds"));
        ColdStart cold = new ColdStart(Path.of(arguments[1]), target.resolve("test-classes"));
        int jvms = Integer.getInteger("benchmark.jvms");

        List<Section> sections = new ArrayList<>();
        for (SigningAlgorithm algorithm : ALGORITHMS) {
            Sections of = new Sections(rounds, algorithm);
            sections.addAll(List.of(of.issuer(), of.mint(), of.tokenEndpoint(), of.codeFlow()));
            if (jvms > 0) {
                sections.add(new Section(
                        "Cold start, " + algorithm.value(),
                        "How many times as long a fresh JVM takes as one with a bare Jetty that answers once without and"
                                + " once with a new key's signature; then, how long the JVM takes to end.",
                        cold.measure(algorithm, jvms)));
            }
        }
        new Report(sections, rounds).write(target);
    }
}
