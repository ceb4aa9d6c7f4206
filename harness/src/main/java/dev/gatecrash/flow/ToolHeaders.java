package dev.gatecrash.flow;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The tool parameters that a server wants mirrored into headers (MCP 2026-07-28, Custom Headers from Tool Parameters),
 * as its {@code tools/list} says. Not thread-safe.
 */
final class ToolHeaders {

    private final Map<String, Map<?, ?>> schemas = new HashMap<>();

    /** Remembers the tools of a list; any other response has none. */
    void learn(McpResponse response) {
        McpResponse.objects(response.result().orElse(Map.of()).get("tools")).forEach(tool -> {
            if (tool.get("inputSchema") instanceof Map<?, ?> schema) {
                schemas.put(String.valueOf(tool.get("name")), schema);
            }
        });
    }

    /** The headers for a call with these {@code params}; none for a tool that was never listed. */
    Map<String, String> of(Map<String, ?> parameters) {
        Map<String, String> headers = new LinkedHashMap<>();
        Map<?, ?> schema = schemas.get(String.valueOf(parameters.get("name")));
        if (schema != null && parameters.get("arguments") instanceof Map<?, ?> arguments) {
            collect(schema, arguments, headers);
        }
        return headers;
    }

    /** Value Encoding: what is no plain ASCII header value goes as Base64 between markers. */
    static String encoded(String value) {
        boolean plain = value.matches("[!-~]([ -~\\t]*[!-~])?");
        boolean marked = value.startsWith("=?base64?") && value.endsWith("?=");
        if (plain && !marked) {
            return value;
        }
        return "=?base64?" + Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8)) + "?=";
    }

    /** Follows chains of {@code properties} only, as the clause says. */
    private static void collect(Map<?, ?> schema, Map<?, ?> arguments, Map<String, String> headers) {
        if (!(schema.get("properties") instanceof Map<?, ?> properties)) {
            return;
        }
        properties.forEach((name, property) -> {
            Object argument = arguments.get(name);
            if (property instanceof Map<?, ?> inner && argument != null) {
                if (inner.get("x-mcp-header") instanceof String header) {
                    headers.put("Mcp-Param-" + header, encoded(String.valueOf(argument)));
                }
                if (argument instanceof Map<?, ?> nested) {
                    collect(inner, nested, headers);
                }
            }
        });
    }
}
