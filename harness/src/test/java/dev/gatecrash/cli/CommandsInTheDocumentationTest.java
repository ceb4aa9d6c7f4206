package dev.gatecrash.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.gatecrash.documentation.Project;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Shell commands in the documentation: those of Gatecrash are read by its own command line here, and RunnableJarTest starts
 * every {@code serve}. All others are listed with who runs them.
 */
class CommandsInTheDocumentationTest {

    private static final Pattern WORD = Pattern.compile("'([^']*)'|\"([^\"]*)\"|(\\S+)");

    /** What the commands of other tools begin with, and where that is run. */
    private static final Map<String, String> RUN_ELSEWHERE = Map.ofEntries(
            Map.entry("mvn verify", ".ci/run"),
            Map.entry("mvn -q -Pnotes verify", ".ci/run runs the same tests; by hand before a release"),
            Map.entry("mvn spotless:apply", "by hand before a commit"),
            Map.entry("mvn -Pconsumers verify", ".ci/run builds a part of them; by hand before a release"),
            Map.entry("mvn -Pmatrix verify", ".ci/run has a part of it, by the day; by hand before a release"),
            Map.entry("java -XX:", "RunnableJarTest, which starts from an archive of its classes"),
            Map.entry("mvn -Prelease", "by hand, to release"),
            Map.entry(".ci/reproducible", "by hand before a release"),
            Map.entry("mvn -Prepeat", "by hand, see CONTRIBUTING.md"),
            Map.entry("mvn -Praces", "by hand, see docs/robustness.md"),
            Map.entry("mvn -Pfuzz", "by hand, see docs/robustness.md"),
            Map.entry("mvn -Pmutation", "by hand, see docs/robustness.md"),
            Map.entry("mvn -Pcontract-mutation", "by hand, see docs/robustness.md"),
            Map.entry("mvn -Pbenchmark", "by hand, see docs/benchmarks.md"),
            Map.entry("mvn -pl harness test -Dtest=", "by hand, when a page of reference or a picture changes"));

    @ParameterizedTest
    @MethodSource("own")
    void a_command_of_ours_is_one_that_the_command_line_understands(String command) {
        List<String> words = words(command.substring(command.indexOf(".jar") + ".jar".length()));

        assertThatCode(() -> Main.withoutConfiguration().parseArgs(words.toArray(String[]::new)))
                .doesNotThrowAnyException();
    }

    @Test
    void every_other_command_is_run_somewhere() {
        assertThat(Project.commands().filter(command -> !command.startsWith("java -jar ")))
                .isNotEmpty()
                .allMatch(command -> RUN_ELSEWHERE.keySet().stream().anyMatch(command::startsWith));
    }

    static Stream<String> own() {
        return Project.commands().filter(command -> command.startsWith("java -jar "));
    }

    private static List<String> words(String command) {
        return WORD.matcher(command)
                .results()
                .map(word -> Stream.of(1, 2, 3)
                        .map(word::group)
                        .filter(text -> text != null)
                        .findFirst()
                        .orElseThrow())
                .toList();
    }
}
