package dev.gatecrash.fault;

import dev.gatecrash.documentation.Project;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/misbehaviours.md is the catalogue, family by family and row by row. */
class MisbehaviourPageTest {

    @Test
    void the_page_is_written_from_the_catalogue() {
        Project.holds(
                "misbehaviours.md",
                """
                # Misbehaviours

                Ways in which an issuer breaks the protocol politely: every answer is good HTTP and, but for what it is about, good
                OAuth. [Testing an MCP client](testing-a-client.md) shows how they are used. `excuse()`, the fourth column, says why a
                correct client may go on all the same. The last column is the scenario of the MCP conformance suite that has the same,
                if one has. This page is written from `Misbehaviour`.
                """
                        + Stream.of(Misbehaviour.Family.values())
                                .map(MisbehaviourPageTest::section)
                                .collect(Collectors.joining()));
    }

    private static String section(Misbehaviour.Family family) {
        return Misbehaviour.of(family).stream()
                .map(MisbehaviourPageTest::row)
                .collect(Collectors.joining("", """

                        ## %s

                        | constant | what is done | clause | excuse | conformance scenario |
                        | --- | --- | --- | --- | --- |
                        """.formatted(title(family)), ""));
    }

    private static String title(Misbehaviour.Family family) {
        return family.name().charAt(0) + family.name().substring(1).toLowerCase(Locale.ROOT);
    }

    private static String row(Misbehaviour misbehaviour) {
        return "| `%s` | %s | %s | %s | %s |\n"
                .formatted(
                        misbehaviour,
                        misbehaviour.meaning(),
                        misbehaviour.clause(),
                        misbehaviour.excuse().orElse(""),
                        misbehaviour.scenario().orElse(""));
    }
}
