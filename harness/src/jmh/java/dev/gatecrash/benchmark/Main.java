package dev.gatecrash.benchmark;

import dev.gatecrash.key.SigningAlgorithm;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs everything and writes the report into the build directory. */
final class Main {

    private static final List<SigningAlgorithm> ALGORITHMS = List.of(SigningAlgorithm.ES256, SigningAlgorithm.RS256);

    private Main() {}

    /** Takes the build directory, the packaged jar and the folder of the peers. */
    public static void main(String[] arguments) throws Exception {
        Path target = Path.of(arguments[0]);
        Rounds rounds = new Rounds();
        rounds.run(Integer.getInteger("benchmark.rounds"));
        Path jar = Path.of(arguments[1]);
        Path folder = Path.of(arguments[2]);
        int jvms = Integer.getInteger("benchmark.jvms");

        List<Section> sections = new ArrayList<>();
        for (SigningAlgorithm algorithm : ALGORITHMS) {
            Sections of = new Sections(rounds, algorithm);
            sections.addAll(List.of(of.issuer(), of.mint(), of.tokenEndpoint(), of.codeFlow()));
            if (jvms > 0) {
                Contender floor = Contender.floor(algorithm);
                Contender gatecrash = Contender.gatecrash(jar, target.resolve("test-classes"), algorithm);
                List<Contender> contenders = new ArrayList<>(List.of(floor, gatecrash));
                // They all sign with RS256.
                contenders.addAll(algorithm == SigningAlgorithm.RS256 ? Contender.peers(folder) : List.of());
                sections.add(new Section(
                        "JVMs of their own, " + algorithm.value(),
                        "How many times as long, or as much memory, as a JVM with a bare Jetty that signs with a new key;"
                                + " client and servers are in different JVMs here.",
                        new Contest(contenders).measure(jvms, Integer.getInteger("benchmark.rounds"))));
                ClassArchive archive = new ClassArchive(target.resolve("class-archives"));
                sections.add(new Section(
                        "JVMs that find their classes in an archive, " + algorithm.value(),
                        "The same cold starts without loading classes: what of the ratios above is not the number of classes.",
                        new Contest(List.of(archive.of(floor), archive.of(gatecrash))).measure(jvms, 0)));
            }
        }
        new Report(sections, rounds).write(target);
    }
}
