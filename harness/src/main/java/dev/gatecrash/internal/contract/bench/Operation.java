package dev.gatecrash.internal.contract.bench;

import java.util.Map;

/**
 * One thing that can be asked of an MCP server. Immutable.
 *
 * @param method the JSON-RPC method
 * @param parameters its {@code params}
 */
public record Operation(String method, Map<String, Object> parameters) {

    public Operation {
        parameters = Map.copyOf(parameters);
    }

    /** Lists the tools. */
    public static Operation listTools() {
        return new Operation("tools/list", Map.of());
    }

    /** Calls a tool. */
    public static Operation callTool(String name, Map<String, ?> arguments) {
        return new Operation("tools/call", Map.of("name", name, "arguments", Map.copyOf(arguments)));
    }

    @Override
    public String toString() {
        return method.equals("tools/call") ? "tools/call " + parameters.get("name") : method;
    }
}
