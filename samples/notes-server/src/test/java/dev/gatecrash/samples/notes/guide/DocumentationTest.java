package dev.gatecrash.samples.notes.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every Java block in the documentation is a region of a test in one of the samples, to the letter. */
class DocumentationTest {

    private static final Path PROJECT = project();
    private static final Pattern BLOCK =
            Pattern.compile("(?:<!-- snippet: (\\S+)#(\\S+) -->\n)?```java\n(.*?)```", Pattern.DOTALL);

    private static final Pattern IMPORT = Pattern.compile("dev\\.gatecrash(\\.[a-z]+)*\\.[A-Z]\\w+");

    record Block(Path page, String test, String region, String text) {
        @Override
        public String toString() {
            return PROJECT.relativize(page) + " " + test + "#" + region;
        }
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void a_block_is_what_its_test_runs(Block block) {
        assertThat(block.text()).isEqualTo(region(block.test(), block.region()));
    }

    @Test
    void there_are_blocks_to_compare() {
        assertThat(blocks())
                .hasSizeGreaterThan(10)
                .noneMatch(block -> block.test().isEmpty());
    }

    @ParameterizedTest
    @MethodSource("imports")
    void a_class_to_import_is_there(String name) {
        assertThatCode(() -> Class.forName(name)).doesNotThrowAnyException();
    }

    static List<String> imports() {
        return IMPORT.matcher(read(PROJECT.resolve("README.md")))
                .results()
                .map(MatchResult::group)
                .toList();
    }

    static List<Block> blocks() {
        try (Stream<Path> docs = Files.list(PROJECT.resolve("docs"))) {
            return Stream.concat(Stream.of(PROJECT.resolve("README.md")), docs)
                    .filter(page -> page.toString().endsWith(".md"))
                    .sorted()
                    .flatMap(DocumentationTest::blocks)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Block> blocks(Path page) {
        return BLOCK.matcher(read(page))
                .results()
                .map(block -> new Block(page, name(block, 1), name(block, 2), block.group(3)));
    }

    private static String name(MatchResult block, int group) {
        return Objects.requireNonNullElse(block.group(group), "");
    }

    private static String region(String test, String region) {
        String source = read(source(test));
        String start = "// tag::" + region + "[]\n";
        int from = source.indexOf(start);
        int to = source.indexOf("// end::" + region + "[]");
        assertThat(from).as("%s has a region %s", test, region).isNotNegative();
        // Without its last line feed, or the empty line after it would count as one without indentation.
        String lines = source.substring(from + start.length(), source.lastIndexOf('\n', to));
        return lines.stripIndent() + "\n";
    }

    /** The test of this name, in whichever sample it is; a name that two samples have is given as {@code sample/Name}. */
    private static Path source(String test) {
        String sample = test.contains("/") ? test.substring(0, test.indexOf('/')) : "*";
        String file = test.substring(test.indexOf('/') + 1) + ".java";
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> samples = Files.newDirectoryStream(PROJECT.resolve("samples"), sample)) {
            for (Path folder : samples) {
                Path tests = folder.resolve("src/test/java");
                if (Files.exists(tests)) {
                    try (Stream<Path> files = Files.walk(tests)) {
                        files.filter(path -> path.endsWith(file)).forEach(found::add);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        assertThat(found).as("tests called %s", test).hasSize(1);
        return found.get(0);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path project() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("docs/architecture.md"))) {
            folder = Objects.requireNonNull(folder.getParent(), "run inside the project");
        }
        return folder;
    }
}
