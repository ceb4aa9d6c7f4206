package dev.gatecrash.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatecrash.check.Check;
import dev.gatecrash.contract.McpServerContract;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ListChecksTest {

    @Test
    void every_check_is_a_line() {
        assertThat(printed("checks").lines())
                .hasSameSizeAs(McpServerContract.allChecks())
                .allMatch(line -> line.matches("[A-Z]+-\\d\\d +(MUST|SHOULD) +[a-z]+ +[A-Z\\d].+"));
    }

    @Test
    void the_page_in_the_documentation_is_what_the_command_prints() throws IOException {
        assertThat(Files.readString(Path.of("../docs/checks.md"))).isEqualTo(printed("checks", "--markdown"));
    }

    @Test
    void every_check_says_everything_in_full_sentences() {
        assertThat(McpServerContract.allChecks()).allSatisfy(check -> {
            assertThat(check.title()).as("title of %s", check.id()).isNotBlank().doesNotEndWith(".");
            assertThat(check.sends()).as("sends of %s", check.id()).isNotBlank().doesNotEndWith(".");
            assertThat(check.expects())
                    .as("expects of %s", check.id())
                    .isNotBlank()
                    .doesNotEndWith(".");
            assertThat(check.because()).as("because of %s", check.id()).matches("(?s)[A-Z\\d].+[.?]");
            assertThat(check.remedy()).as("remedy of %s", check.id()).matches("(?s)[A-Z\\d].+[.]");
        });
    }

    @Test
    void no_two_checks_share_an_id_or_a_title() {
        assertThat(McpServerContract.allChecks()).extracting(Check::id).doesNotHaveDuplicates();
        assertThat(McpServerContract.allChecks()).extracting(Check::title).doesNotHaveDuplicates();
    }

    private static String printed(String... arguments) {
        StringWriter out = new StringWriter();
        int code = Main.commandLine().setOut(new PrintWriter(out)).execute(arguments);
        assertThat(code).isZero();
        return out.toString().replace(System.lineSeparator(), "\n");
    }
}
