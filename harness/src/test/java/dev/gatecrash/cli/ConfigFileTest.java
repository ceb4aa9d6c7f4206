package dev.gatecrash.cli;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** What {@code serve --config FILE} refuses, and how it says so; what it takes is in the tests of the jar. */
class ConfigFileTest {

    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "prot: 8080                        | line 1: there is no setting \"prot\"; did you mean \"port\"?",
                "scope: [a]\\n\\nuzer: bob          | line 3: there is no setting \"uzer\"; did you mean \"user\"?",
                "{\"opaque\": true,\\n\"tsl\": true} | line 2: there is no setting \"tsl\"; did you mean \"tls\"?",
                "config: other.yml                 | line 1: there is no setting \"config\"",
                "help: true                        | line 1: there is no setting \"help\"",
                "port: 1\\nport: 2                  | line 2: \"port\" is there twice",
                "port: [1, 2]                      | line 1: \"port\" takes one value, not 2",
                "port: []                          | line 1: \"port\" takes one value, not 0",
                "port:                             | line 1: port has no value that is a text, a number, true or false",
                "user: [[alice]]                   | line 1: user has no value that is a text, a number, true or false",
                "user: {alice: pw}                 | line 1: \"user\" takes no names with values",
                "tls: maybe                        | line 1: \"tls\" is true or false, not \"maybe\"",
                "- port                            | line 1: this is no mapping from settings to values",
                "port: 1\\n  tls: true              | mapping values are not allowed here",
                "a: 1\\n---\\nb: 2                   | line 2: expected a single document in the stream",
                "port: seventy                     | Invalid value for option '--port'",
                "lifetime: {code: 5m}              | there is no lifetime \"code\"",
                "path: /a\\nno-path: true           | mutually exclusive",
                "persona: keyclaok                 | there is no persona \"keyclaok\"",
            })
    void a_wrong_setting_is_named_with_its_line(String text, String message) throws IOException {
        Path file = Files.writeString(folder.resolve("serve.yml"), text.replace("\\n", "\n"));

        String err = refusal("serve", "--config", file.toString());

        assertThat(err).contains(message).doesNotContain("\tat ");
    }

    @Test
    void the_command_line_goes_before_the_file() throws IOException {
        Path file = Files.writeString(folder.resolve("serve.yml"), "port: 70000\npath: /a\n");

        String err = refusal("serve", "--config", file.toString(), "--port", "70001", "--no-path");

        assertThat(err).contains("port 70001 is not in 0..65535");
    }

    @ParameterizedTest
    @MethodSource
    void every_option_is_a_setting(String option) throws IOException {
        Path file = Files.writeString(folder.resolve("serve.yml"), option + ": true\nbogus: 1\n");

        assertThat(refusal("serve", "--config", file.toString())).contains("line 2: there is no setting \"bogus\"");
    }

    static List<String> every_option_is_a_setting() {
        return requireNonNull(Main.commandLine().getSubcommands().get("serve")).getCommandSpec().options().stream()
                .map(OptionSpec::longestName)
                .map(name -> name.substring(2))
                .filter(name -> !List.of("config", "help", "version").contains(name))
                .toList();
    }

    private static String refusal(String... arguments) {
        StringWriter err = new StringWriter();
        int code = Main.commandLine()
                .setOut(new PrintWriter(new StringWriter()))
                .setErr(new PrintWriter(err))
                .execute(arguments);
        assertThat(code).isEqualTo(CommandLine.ExitCode.USAGE);
        return err.toString();
    }
}
