package dev.gatecrash.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The files of the project, for the tests of its documentation. */
public final class Project {

    /** The folder above all modules. */
    static final Path ROOT = root();

    private Project() {}

    /**
     * Holds a page of docs/ to the text that the code gives for it. With {@code -Dreference=write} it writes the page
     * instead.
     */
    public static void holds(String page, String text) {
        Path file = ROOT.resolve("docs").resolve(page);
        if ("write".equals(System.getProperty("reference"))) {
            write(file, text);
        }
        assertThat(Files.exists(file) ? read(file) : "")
                .as("docs/%s, which -Dreference=write writes, see docs/architecture.md#documentation", page)
                .isEqualTo(text);
    }

    /** Every command in a block of shell, in one line and without its comment. */
    public static Stream<String> commands() {
        return pages().stream()
                .flatMap(page -> Markdown.of(page).blocks("sh").stream())
                .flatMap(block -> block.replaceAll("\\\\\n\\s*", "").lines())
                .map(line -> line.replaceFirst("(^| +)# .*", "").strip())
                .filter(line -> !line.isEmpty());
    }

    /** Every page of Markdown that a reader is led to. */
    static List<Path> pages() {
        return Stream.concat(
                        Stream.of(
                                ROOT.resolve("README.md"),
                                ROOT.resolve("CONTRIBUTING.md"),
                                ROOT.resolve("CHANGELOG.md")),
                        files(ROOT.resolve("docs"), ".md"))
                .sorted()
                .toList();
    }

    /** The sources that are published, so neither tests nor samples. */
    static List<Path> sources() {
        try (Stream<Path> modules = Files.list(ROOT)) {
            return modules.map(module -> module.resolve("src/main/java"))
                    .filter(Files::isDirectory)
                    .flatMap(folder -> files(folder, ".java"))
                    .filter(file -> !file.endsWith("package-info.java"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Stream<Path> files(Path folder, String ending) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> file.toString().endsWith(ending)).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("docs/architecture.md"))) {
            folder = Objects.requireNonNull(folder.getParent(), "run inside the project");
        }
        return folder;
    }
}
