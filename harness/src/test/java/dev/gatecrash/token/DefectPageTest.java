package dev.gatecrash.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/defects.md is the catalogue, row by row. */
class DefectPageTest {

    @Test
    void the_page_has_a_row_for_every_defect_and_no_other() throws IOException {
        List<String> rows = Files.readAllLines(project().resolve("docs/defects.md")).stream()
                .filter(line -> line.startsWith("| `"))
                .toList();

        assertThat(rows)
                .containsExactlyElementsOf(
                        Defect.all().stream().map(DefectPageTest::row).toList());
    }

    @Test
    void the_page_has_a_section_for_every_family() throws IOException {
        String page = Files.readString(project().resolve("docs/defects.md"));

        assertThat(Stream.of(Defect.Family.values())
                        .map(family -> "\n## " + family.name().charAt(0)
                                + family.name().substring(1).toLowerCase(Locale.ROOT) + "\n"))
                .allSatisfy(title -> assertThat(page).contains(title));
    }

    private static String row(Defect defect) {
        return "| `%s` | %s | %s | %s |"
                .formatted(
                        defect,
                        defect.meaning(),
                        defect.clause(),
                        defect.excuse().orElse(""));
    }

    private static Path project() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("docs/architecture.md"))) {
            folder = Objects.requireNonNull(folder.getParent(), "run inside the project");
        }
        return folder;
    }
}
