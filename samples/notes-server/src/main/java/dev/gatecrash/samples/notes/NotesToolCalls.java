package dev.gatecrash.samples.notes;

import io.modelcontextprotocol.server.McpServerFeatures.SyncToolSpecification;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What the tools do. That the caller may call them has been settled before. */
final class NotesToolCalls {

    private final Notes notes;

    NotesToolCalls(Notes notes) {
        this.notes = notes;
    }

    List<SyncToolSpecification> specifications() {
        return List.of(specification(NotesTool.SEARCH, this::search), specification(NotesTool.DELETE, this::delete));
    }

    private CallToolResult search(String query) {
        List<String> lines = notes.search(query).stream()
                .map(note -> note.id() + ": " + note.text())
                .toList();
        return CallToolResult.builder().textContent(lines).isError(false).build();
    }

    private CallToolResult delete(String id) {
        boolean deleted = notes.delete(id);
        String text = (deleted ? "Deleted note " : "There is no note ") + id;
        return CallToolResult.builder().addTextContent(text).isError(!deleted).build();
    }

    private static SyncToolSpecification specification(NotesTool tool, Function<String, CallToolResult> call) {
        return SyncToolSpecification.builder()
                .tool(Tool.builder(tool.toolName(), inputSchema(tool))
                        .description(tool.description())
                        .build())
                .callHandler((exchange, request) -> call.apply(argument(tool, request)))
                .build();
    }

    private static String argument(NotesTool tool, CallToolRequest request) {
        // The SDK has checked the arguments against the input schema: it is there, and a string.
        return String.valueOf(request.arguments().get(tool.argument()));
    }

    private static Map<String, Object> inputSchema(NotesTool tool) {
        return Map.of(
                "type",
                "object",
                "properties",
                Map.of(tool.argument(), Map.of("type", "string")),
                "required",
                List.of(tool.argument()),
                "additionalProperties",
                false);
    }
}
