package dev.gatecrash.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever points into the documentation leads somewhere: links, pictures, and the messages of the code. */
class LinksTest {

    private static final Pattern IN_CODE = Pattern.compile("docs/[\\w-]+\\.(?:md|schema\\.json)(?:#[a-z\\d-]+)?");

    @ParameterizedTest
    @MethodSource("pages")
    void every_relative_link_leads_somewhere(Path page) {
        Markdown markdown = Markdown.of(Project.ROOT.resolve(page));

        assertThat(markdown.targets().stream()
                        .filter(target -> !target.startsWith("https://") && !target.startsWith("http://"))
                        .filter(target -> isBroken(markdown.file(), target)))
                .as("links that lead nowhere")
                .isEmpty();
    }

    @Test
    void every_picture_is_shown_on_a_page() {
        Set<Path> shown = Project.pages().stream()
                .flatMap(page -> Markdown.of(page).targets().stream()
                        .filter(target -> target.endsWith(".png"))
                        .map(target -> resolved(page, target)))
                .collect(Collectors.toSet());

        assertThat(Project.files(Project.ROOT.resolve("docs/images"), ".png"))
                .allSatisfy(picture -> assertThat(shown).contains(picture));
    }

    @Test
    void the_index_leads_to_every_page() {
        Path index = Project.ROOT.resolve("docs/README.md");
        Set<Path> led = Markdown.of(index).targets().stream()
                .map(target -> resolved(index, target))
                .collect(Collectors.toSet());

        assertThat(Project.files(Project.ROOT.resolve("docs"), ".md"))
                .filteredOn(page -> !page.equals(index))
                .allSatisfy(page -> assertThat(led).contains(page));
    }

    @Test
    void every_page_that_the_code_names_is_there() {
        List<String> named = Project.sources().stream()
                .flatMap(source -> IN_CODE.matcher(Project.read(source)).results())
                .map(found -> found.group())
                .distinct()
                .toList();

        assertThat(named).hasSizeGreaterThan(5);
        assertThat(named.stream().filter(target -> isBroken(Project.ROOT.resolve("README.md"), target)))
                .isEmpty();
    }

    static Stream<Path> pages() {
        return Project.pages().stream().map(Project.ROOT::relativize);
    }

    private static boolean isBroken(Path page, String target) {
        Path file = resolved(page, target);
        String anchor = String.valueOf(URI.create(target).getFragment());
        return !Files.exists(file)
                || (target.contains("#") && !Markdown.of(file).anchors().contains(anchor));
    }

    private static Path resolved(Path page, String target) {
        String path = URI.create(target).getPath();
        return path.isEmpty() ? page : page.resolveSibling(path).normalize();
    }
}
