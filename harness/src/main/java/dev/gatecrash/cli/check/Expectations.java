package dev.gatecrash.cli.check;

import dev.gatecrash.contract.McpServerContract;
import dev.gatecrash.http.Response;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What the battery is told of the server under test. */
final class Expectations {

    @Option(names = "--scope", paramLabel = "NAME", description = "A scope of an ordinary caller; repeatable.")
    private List<String> scopes = List.of();

    @Option(names = "--tool", paramLabel = "NAME", description = "A tool that an ordinary caller may call.")
    private Optional<String> tool = Optional.empty();

    @Option(names = "--tool-args", paramLabel = "JSON", description = "Its arguments; {} if left out.")
    private String toolArguments = "{}";

    @Option(
            names = "--privileged-tool",
            paramLabel = "NAME",
            description = "A tool that an ordinary caller may not call.")
    private Optional<String> privilegedTool = Optional.empty();

    @Option(names = "--privileged-args", paramLabel = "JSON", description = "Its arguments; {} if left out.")
    private String privilegedArguments = "{}";

    @Option(names = "--privileged-scope", paramLabel = "NAME", description = "A scope that it needs; repeatable.")
    private List<String> privilegedScopes = List.of();

    @Option(
            names = "--resource",
            paramLabel = "URI",
            description = "The audience that the server expects; the one that its metadata names if left out.")
    private Optional<URI> resource = Optional.empty();

    @Option(names = "--dpop", description = "The server wants tokens that are bound to a key (RFC 9449).")
    private boolean dpop;

    @Option(
            names = "--thorough",
            description = "Waits up to a minute for the server's own caches, and restarts what --command has started.")
    private boolean thorough;

    @Option(names = "--only", paramLabel = "ID", split = ",", description = "These checks or families only.")
    private List<String> only = List.of();

    @Option(
            names = "--accept",
            paramLabel = "ID=REASON",
            description = "Accepts that a check is not met, with the reason; repeatable.")
    private Map<String, String> accepted = Map.of();

    boolean isThorough() {
        return thorough;
    }

    McpServerContract applyTo(McpServerContract contract) {
        McpServerContract told = contract.scopes(scopes.toArray(String[]::new));
        if (tool.isPresent()) {
            told = told.ordinaryTool(tool.get(), arguments("--tool-args", toolArguments));
        }
        if (privilegedTool.isPresent()) {
            told = told.privilegedTool(
                    privilegedTool.get(),
                    arguments("--privileged-args", privilegedArguments),
                    privilegedScopes.toArray(String[]::new));
        }
        if (resource.isPresent()) {
            told = told.resource(resource.get());
        }
        told = dpop ? told.dpop() : told;
        told = thorough ? told.thorough() : told;
        told = only.isEmpty() ? told : told.only(only.toArray(String[]::new));
        for (Map.Entry<String, String> deviation : accepted.entrySet()) {
            told = told.accept(deviation.getKey(), deviation.getValue());
        }
        return told;
    }

    private static Map<String, Object> arguments(String option, String json) {
        return Response.of(200, "application/json", json)
                .json()
                .orElseThrow(() -> new IllegalArgumentException(
                        "%s is no JSON object: %s; write it like {\"id\":\"1\"}".formatted(option, json)));
    }
}
