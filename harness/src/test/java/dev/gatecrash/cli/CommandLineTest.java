package dev.gatecrash.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class CommandLineTest {

    private record Outcome(int code, String out, String err) {}

    @Test
    void help_names_every_option() {
        Outcome outcome = run("serve", "--help");

        assertThat(outcome.code()).isZero();
        assertThat(outcome.out())
                .contains("--port", "--path", "--no-path", "--user", "--client", "--redirect-uri", "--scope")
                .contains("--registration", "--trust-ca", "--login", "--login-uri", "--api-key")
                .contains("--lifetime", "access-token", "--config", "--algorithm", "--at-jwt", "--tls");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--bogus               | Unknown option: '--bogus'",
                "--algorithm XS256     | Invalid value for option '--algorithm'",
                "--port seventy        | Invalid value for option '--port'",
                "--port 70000          | port 70000 is not in 0..65535",
                "--path tenant1        | \"tenant1\" is not an issuer path; write it like /tenant1",
                "--lifetime access-token=5x  | \"5x\" is not a duration; write it like 30s, 5m, 1h or PT5M",
                "--lifetime access-token=    | \"\" is not a duration",
                "--lifetime code=5m    | there is no lifetime \"code\"; there are access-token, refresh-token,",
                "--lifetime 5m         | should be in KEY=VALUE format but was 5m",
                "--config /nowhere.yml | the file /nowhere.yml cannot be read",
                "--persona keyclaok    | there is no persona \"keyclaok\"; there are standard, authkit",
                "--path /a --no-path   | mutually exclusive",
                "--registration bogus  | Invalid value for option '--registration'",
                "--registration NONE,dynamic | --registration none goes alone",
                "--trust-ca /nowhere.pem | the certificate file /nowhere.pem cannot be read",
                "--trust-ca /dev/null  | there is no certificate in this text",
                "--login bogus         | Invalid value for option '--login'",
                "--login external      | --login external, --login-uri and --api-key go together",
                "--login external --login-uri https://app.example/login | --login external, --login-uri and --api-key go together",
                "--login page --api-key k | --login external, --login-uri and --api-key go together",
                "--login-uri https://app.example/login | --login external, --login-uri and --api-key go together",
                "--login external --api-key k --login-uri /login | the login URI \"/login\" is no http or https URL",
                "--redirect-uri :      | Invalid value for option '--redirect-uri'",
            })
    void a_wrong_option_is_named_with_the_reason(String options, String message) {
        Outcome outcome = run(("serve " + options).split(" +"));

        assertThat(outcome.code()).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(outcome.err()).contains(message).doesNotContain("\tat ");
    }

    @Test
    void without_a_command_it_says_which_there_are() {
        Outcome outcome = run();

        assertThat(outcome.code()).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(outcome.err()).contains("Missing required subcommand", "serve");
    }

    private static Outcome run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Main.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
        return new Outcome(code, out.toString(), err.toString());
    }
}
