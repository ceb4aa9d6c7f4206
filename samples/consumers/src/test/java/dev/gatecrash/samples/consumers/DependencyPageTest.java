package dev.gatecrash.samples.consumers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.junit.WithAuthorizationServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** docs/dependencies.md and the README say what users get, in the sizes and versions of this build. */
class DependencyPageTest {

    private static final Path SAMPLES = Path.of("..");
    private static final Path PAGE = Path.of("../../docs/dependencies.md");
    private static final Path UP_TO_DATE = Path.of("target/dependencies.md");
    private static final Pattern TREE = Pattern.compile("(?<=<!-- tree: (\\S{1,40}) -->\n```text\n)[^`]*");

    @Test
    void has_the_tree_of_every_sample() throws IOException {
        assumePackaged(AuthorizationServer.class);
        String page = Files.readString(PAGE);
        StringBuilder all = new StringBuilder(page);
        samples().stream()
                .map("\n### %1$s\n\n<!-- tree: %1$s -->\n```text\n```\n"::formatted)
                .filter(section -> !page.contains(section.substring(0, section.indexOf("```"))))
                .forEach(all::append);
        String now = TREE.matcher(all).replaceAll(DependencyPageTest::tree);
        Files.writeString(UP_TO_DATE, now);

        assertThat(page)
                .as("docs/dependencies.md is out of date; copy samples/consumers/target/dependencies.md over it")
                .isEqualTo(now);
    }

    @ParameterizedTest
    @ValueSource(strings = {"docs/dependencies.md", "README.md"})
    void the_sizes_are_those_of_the_jars(String page) throws Exception {
        String text = Files.readString(Path.of("../..", page));

        assertThat(megabytes(text, "gatecrash-harness")).isEqualTo(size(AuthorizationServer.class), within(0.15));
        assertThat(megabytes(text, "gatecrash-junit")).isEqualTo(size(WithAuthorizationServer.class), within(0.05));
    }

    private static List<String> samples() throws IOException {
        return Pattern.compile("<module>(.+)</module>")
                .matcher(Files.readString(SAMPLES.resolve("pom.xml")))
                .results()
                .map(module -> module.group(1))
                .filter(module -> !module.equals("consumers"))
                .toList();
    }

    /** The sample's tree of this build; where it was not built, what the page has. */
    private static String tree(MatchResult block) {
        Path built = SAMPLES.resolve(block.group(1)).resolve("target/dependencies.txt");
        try {
            return Matcher.quoteReplacement(
                    Files.exists(built) ? Files.readString(built).replaceAll("\\s+$", "") + "\n" : block.group());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double megabytes(String page, String artifact) {
        Matcher row =
                Pattern.compile("\\| `" + artifact + "` \\| ([\\d.]+) MB \\|").matcher(page);
        assertThat(row.find()).as("a row for " + artifact).isTrue();
        return Double.parseDouble(row.group(1));
    }

    private static double size(Class<?> type) throws IOException {
        return Files.size(assumePackaged(type)) / 1e6;
    }

    private static Path assumePackaged(Class<?> type) {
        Path jar = Path.of(URI.create(
                type.getProtectionDomain().getCodeSource().getLocation().toString()));
        assumeTrue(Files.isRegularFile(jar), "not packaged here; run mvn verify");
        return jar;
    }
}
