package dev.gatecrash.diagnosis;

import dev.gatecrash.documentation.Project;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/likely-causes.md has a section for every cause, in the order in which they are told. */
class LikelyCausePageTest {

    @Test
    void the_page_is_written_from_the_causes() {
        Project.holds(
                "likely-causes.md",
                """
                # Likely causes

                What the line `likely` of a failure may say, the most telling cause first. It is a guess from what the issuer saw and
                was told of; a test that expects a refusal sees the reason for that refusal. The last two are said only if nothing
                else explains the refusal. [When a test fails](failures.md) shows where the line stands.
                This page is written from the code.
                """
                        + Stream.of(LikelyCause.values())
                                .map(cause -> """

                                ## %s

                                Said when %s.

                                What to do: %s
                                """.formatted(title(cause), cause.seen(), cause.remedy()))
                                .collect(Collectors.joining()));
    }

    private static String title(LikelyCause cause) {
        String words = cause.anchor().replace('-', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
