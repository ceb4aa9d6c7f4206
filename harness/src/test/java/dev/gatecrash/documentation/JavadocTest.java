package dev.gatecrash.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever users can call is explained. Doclint's check for missing comments wants tags as well, which here would repeat the
 * sentence; so this looks for the sentence.
 */
class JavadocTest {

    @ParameterizedTest
    @MethodSource("types")
    void every_type_and_method_has_a_comment(Path file) {
        Source source = Source.of(Project.ROOT.resolve(file));

        assertThat(Stream.concat(Stream.of(source.type()), source.methods().stream())
                        .filter(member -> member.doc().first().isEmpty()))
                .as("members of %s without a comment", file)
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("packages")
    void every_package_has_an_overview_that_leads_on(Path folder) {
        assertThat(Project.ROOT.resolve(folder).resolve("package-info.java"))
                .content()
                .contains("@link", "<p>");
    }

    static List<Path> types() {
        return Project.sources().stream()
                .filter(file -> !file.toString().contains("/internal/"))
                .filter(file -> Project.read(file).matches("(?s).*\npublic .*"))
                .map(Project.ROOT::relativize)
                .toList();
    }

    static List<Path> packages() {
        return types().stream().map(Path::getParent).distinct().toList();
    }
}
