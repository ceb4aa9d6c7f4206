package dev.gatecrash.benchmark;

import dev.gatecrash.key.SigningAlgorithm;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Who takes part, and how it is launched.
 *
 * @param name in the tables
 * @param classPath of its JVM, which nobody else's classes are on
 * @param main the class that runs it by the protocol of {@link dev.gatecrash.benchmark.peer.Peer}
 * @param argument of that class
 * @param options of the JVM
 */
record Contender(String name, String classPath, String main, String argument, List<String> options) {

    private static final Map<String, String> PEERS = Map.of(
            "mock-oauth2-server", "MockOAuth2ServerPeer",
            "keycloak-mock", "KeycloakMockPeer",
            "spring-authorization-server", "SpringAuthorizationServerPeer");

    /** Bare Jetty and a signature, on the class path of this JVM. */
    static Contender floor(SigningAlgorithm algorithm) {
        return new Contender(
                "Jetty, signature",
                System.getProperty("java.class.path"),
                JettyPeer.class.getName(),
                algorithm.name(),
                List.of());
    }

    /** The packaged harness. */
    static Contender gatecrash(Path jar, Path benchmarkClasses, SigningAlgorithm algorithm) {
        return new Contender(
                "Gatecrash",
                jar + File.pathSeparator + benchmarkClasses,
                IssuerPeer.class.getName(),
                algorithm.name(),
                List.of());
    }

    Contender withClassPath(String other) {
        return new Contender(name, other, main, argument, options);
    }

    Contender withOptions(String... others) {
        return new Contender(name, classPath, main, argument, List.of(others));
    }

    /** Its JVM's command line, after the {@code java}. */
    List<String> command() {
        return Stream.concat(options.stream(), Stream.of("-cp", classPath, main, argument))
                .toList();
    }

    /** Those peers below this folder that are built; says which are not. */
    static List<Contender> peers(Path folder) {
        return PEERS.keySet().stream()
                .sorted()
                .flatMap(name -> peer(folder, name))
                .toList();
    }

    private static Stream<Contender> peer(Path folder, String name) {
        Path target = folder.resolve(name).resolve("target");
        if (!Files.isDirectory(target.resolve("lib"))) {
            System.out.println(name + " is left out: it is not built, see docs/benchmarks.md");
            return Stream.empty();
        }
        String classPath = target.resolve("classes") + File.pathSeparator + target.resolve("lib/*");
        return Stream.of(new Contender(name, classPath, String.valueOf(PEERS.get(name)), "", List.of()));
    }
}
