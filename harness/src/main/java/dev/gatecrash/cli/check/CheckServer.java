package dev.gatecrash.cli.check;

import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.AuthorizationServerBuilder;
import dev.gatecrash.check.Report;
import dev.gatecrash.contract.ContractException;
import dev.gatecrash.contract.McpServerContract;
import dev.gatecrash.key.SigningAlgorithm;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code gatecrash check}: starts an issuer and a server that trusts it, and carries out the contract battery. */
@Command(
        name = "check",
        description = "Attacks an MCP server with tokens that should not work, and says what is wrong.",
        footer = {
            "",
            "COMMAND and URL may hold {issuer} {port} {resource} {jwks} {introspection} {client_id} {client_secret}.",
            "Exit code: 0 nothing is wrong, 1 something is, 2 the battery could not run.",
            "",
            "Example:",
            "  gatecrash check --command 'node server.mjs --issuer {issuer} --port {port}' \\",
            "    --scope notes:read --privileged-tool delete_note --privileged-args '{\"id\":\"1\"}' \\",
            "    --privileged-scope notes:write --json report.json"
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeOnExecutionException = 2)
public final class CheckServer implements Callable<Integer> {

    private static final int FOUND_SOMETHING = 1;
    private static final int COULD_NOT_RUN = 2;

    /** How the server learns what a token says. */
    enum Mode {
        JWT,
        INTROSPECTION
    }

    /** What counts as something wrong. */
    enum FailOn {
        MUST,
        SHOULD
    }

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private CommandSpec spec;

    @Option(
            names = "--url",
            paramLabel = "URL",
            defaultValue = "http://127.0.0.1:{port}/mcp",
            description = "The MCP endpoint; ${DEFAULT-VALUE} if left out.")
    private String url = "";

    @Option(
            names = "--command",
            paramLabel = "COMMAND",
            description = "Starts the server; if left out, the issuer is printed and the server is waited for.")
    private Optional<String> command = Optional.empty();

    @Option(
            names = "--timeout",
            paramLabel = "S",
            defaultValue = "60",
            description = "How long the server may take to start, in seconds; ${DEFAULT-VALUE}.")
    private int timeout;

    @Option(
            names = "--mode",
            defaultValue = "jwt",
            description = "The tokens: jwt (default), or introspection for opaque ones.")
    private Mode mode = Mode.JWT;

    @Option(names = "--algorithm", paramLabel = "NAME", description = "Signs with RS256 (default), ES256, PS256, …")
    private SigningAlgorithm algorithm = SigningAlgorithm.RS256;

    @Option(names = "--at-jwt", description = "Header typ at+jwt (RFC 9068) in place of JWT.")
    private boolean atJwt;

    @Option(names = "--issuer-port", paramLabel = "N", description = "The issuer's port; any free one if left out.")
    private Optional<Integer> issuerPort = Optional.empty();

    @Mixin
    private final Expectations expectations = new Expectations();

    @Mixin
    private final ReportFiles files = new ReportFiles();

    @Option(
            names = "--fail-on",
            paramLabel = "LEVEL",
            defaultValue = "must",
            description = "What makes the exit code 1: must (default), or should as well.")
    private FailOn failOn = FailOn.MUST;

    /** Carries the command out and returns its exit code. */
    @Override
    public Integer call() throws Exception {
        try (AuthorizationServer auth = start()) {
            Placeholders placeholders = understood(() -> Placeholders.of(auth, url));
            McpServerContract contract =
                    understood(() -> expectations.applyTo(McpServerContract.of(placeholders.endpoint(), auth)));
            try (ServerProcess server = started(placeholders)) {
                server.await();
                return report(restartable(contract, server));
            }
        } catch (ContractException | NotStarted | IOException e) {
            spec.commandLine().getErr().println("gatecrash: " + e.getMessage());
            return COULD_NOT_RUN;
        }
    }

    private AuthorizationServer start() {
        AuthorizationServerBuilder settings = AuthorizationServer.builder().algorithm(algorithm);
        issuerPort.ifPresent(settings::port);
        if (atJwt) {
            settings.atJwt();
        }
        return mode == Mode.INTROSPECTION ? settings.opaqueAccessTokens().start() : settings.start();
    }

    /** What an option says, or what is wrong with it. */
    private <T> T understood(Callable<T> option) throws Exception {
        try {
            return option.call();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    /** Restarting takes seconds, so that it is for those only who have time. */
    private McpServerContract restartable(McpServerContract contract, ServerProcess server) {
        if (!server.isOurs() || !expectations.isThorough()) {
            return contract;
        }
        return contract.restartedBy(() -> {
            try {
                server.restart();
            } catch (NotStarted | IOException e) {
                throw new IllegalStateException(e.getMessage(), e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", e);
            }
        });
    }

    private ServerProcess started(Placeholders placeholders) throws IOException {
        Readiness readiness = new Readiness(placeholders.endpoint(), Duration.ofSeconds(timeout));
        if (command.isPresent()) {
            return ServerProcess.of(placeholders.fill(command.get()), readiness);
        }
        PrintWriter out = spec.commandLine().getOut();
        out.println("Start the server at " + placeholders.endpoint() + " with:");
        placeholders.values().forEach((name, value) -> out.println("  " + name + ": " + value));
        out.flush();
        return ServerProcess.elsewhere(readiness);
    }

    private int report(McpServerContract contract) throws IOException {
        Report report = contract.run(new Progress(spec.commandLine().getErr()));
        spec.commandLine().getErr().println();
        PrintWriter out = spec.commandLine().getOut();
        out.print(Summary.of(report));
        out.flush();
        files.write(report);
        boolean warned = failOn == FailOn.SHOULD && !report.warned().isEmpty();
        return report.isClean() && !warned ? 0 : FOUND_SOMETHING;
    }
}
