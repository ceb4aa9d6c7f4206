package dev.gatecrash.cli;

import dev.gatecrash.documentation.Project;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** docs/command-line-help.md is what the commands print with {@code --help}. */
class HelpPageTest {

    @Test
    void the_page_is_what_every_command_prints() {
        CommandLine main = Main.commandLine();
        Stream<Map.Entry<String, CommandLine>> commands = Stream.concat(
                Stream.of(Map.entry("gatecrash", main)),
                main.getSubcommands().entrySet().stream()
                        .map(command -> Map.entry("gatecrash " + command.getKey(), command.getValue())));

        Project.holds(
                "command-line-help.md",
                """
                # Help of the commands

                What `--help` prints. `gatecrash` stands for `java -jar gatecrash-harness.jar`.
                [The command line](command-line.md) explains more, and [the contract battery](contract-battery.md) has an example
                of `check`.
                """
                        + commands.map(command -> section(command.getKey(), command.getValue()))
                                .collect(Collectors.joining()));
    }

    private static String section(String name, CommandLine command) {
        String help = command.setUsageHelpWidth(100).getUsageMessage(CommandLine.Help.Ansi.OFF);
        return "\n## %s\n\n```text\n%s```\n".formatted(name, help.replace(System.lineSeparator(), "\n"));
    }
}
