package dev.gatecrash.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The table in docs/unhappy-paths.md is the catalogue, row by row. */
class MisbehaviourPageTest {

    @Test
    void the_page_has_a_row_for_every_misbehaviour_and_no_other() throws IOException {
        String page = Files.readString(project().resolve("docs/unhappy-paths.md"));
        String section = page.substring(page.indexOf("\n## Misbehaviours\n"), page.indexOf("\n## Keys\n"));

        List<String> rows =
                section.lines().filter(line -> line.startsWith("| `")).toList();

        assertThat(rows)
                .containsExactlyElementsOf(Misbehaviour.all().stream()
                        .map(MisbehaviourPageTest::row)
                        .toList());
    }

    private static String row(Misbehaviour misbehaviour) {
        return "| `%s` | %s | %s | %s | %s |"
                .formatted(
                        misbehaviour,
                        misbehaviour.meaning(),
                        misbehaviour.clause(),
                        misbehaviour.excuse().orElse(""),
                        misbehaviour.scenario().orElse(""));
    }

    private static Path project() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("docs/architecture.md"))) {
            folder = Objects.requireNonNull(folder.getParent(), "run inside the project");
        }
        return folder;
    }
}
