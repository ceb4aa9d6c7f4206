package dev.gatecrash.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class CheckServerTest {

    private record Outcome(int code, String out, String err) {}

    @Test
    void help_names_every_placeholder_and_exit_code() {
        Outcome outcome = run("check", "--help");

        assertThat(outcome.code()).isZero();
        assertThat(outcome.out())
                .contains(
                        "{issuer}",
                        "{port}",
                        "{resource}",
                        "{jwks}",
                        "{introspection}",
                        "{client_id}",
                        "{client_secret}")
                .contains("0 nothing is wrong", "1 something is", "2 the battery could not run");
    }

    @Test
    void a_command_that_ends_at_once_is_reported_with_what_it_printed() {
        Outcome outcome = run("check", "--command", "echo cannot bind; exit 7");

        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.err())
                .contains("the command ended with code 7 before anything answered at http://127.0.0.1:", "cannot bind");
    }

    @Test
    void a_server_that_never_answers_is_reported_with_the_option_to_wait_longer() {
        Outcome outcome = run("check", "--command", "sleep 30", "--timeout", "0");

        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.err()).contains("nothing answers at http://127.0.0.1:", "--timeout", "it printed nothing");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--only;NOPE-01                               | there is no check or family NOPE-01",
                "--accept;NOPE-01=later                       | there is no check or family NOPE-01",
                "--accept;AUD-01=                             | the reason to accept AUD-01 is blank; say why",
                "--tool;search;--tool-args;[1]                | --tool-args is no JSON object: [1]",
                "--tool;search;--tool-args;null               | --tool-args is no JSON object: null",
                "--tool;search;--tool-args;[]                 | --tool-args is no JSON object: []",
                "--privileged-tool;d;--privileged-args;{id:1  | --privileged-args is no JSON object: {id:1",
                "--mode;guess                                 | Invalid value for option '--mode'",
                "--fail-on;may                                | Invalid value for option '--fail-on'",
                "--url;:no-url                                | --url is no URL: :no-url",
                "--url;mcp                                    | --url is no URL: mcp",
            })
    void a_wrong_option_is_named_with_the_reason(String options, String message) {
        Outcome outcome = run(("check;--command;sleep 30;" + options.strip()).split(";"));

        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.err()).contains(message).doesNotContain("\tat ");
    }

    private static Outcome run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = Main.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        int code = line.execute(arguments);
        return new Outcome(code, out.toString(), err.toString());
    }
}
