package dev.gatecrash.cli;

import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.cli.check.CheckServer;
import dev.gatecrash.cli.check.ListChecks;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line: {@code java -jar gatecrash-harness.jar serve --help}. */
@Command(
        name = "gatecrash",
        description = "An OAuth 2.1 authorization server for the tests of MCP servers.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {Serve.class, CheckServer.class, ListChecks.class})
public final class Main {

    private Main() {}

    /** Runs a command and exits with its code: 0 for success, 2 for wrong options, 1 for anything else. */
    public static void main(String[] arguments) {
        int code = commandLine().execute(arguments);
        // A JVM that ends with Jetty still up waits for it.
        AuthorizationServer.stopHost();
        System.exit(code);
    }

    static CommandLine commandLine() {
        return withoutConfiguration().setExecutionStrategy(new Configuration());
    }

    static CommandLine withoutConfiguration() {
        return new CommandLine(new Main())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((failure, line, parsed) -> {
                    line.getErr().println("gatecrash: " + failure.getMessage());
                    return line.getCommandSpec().exitCodeOnExecutionException();
                });
    }
}
