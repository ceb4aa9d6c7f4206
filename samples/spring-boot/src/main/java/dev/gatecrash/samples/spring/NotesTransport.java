package dev.gatecrash.samples.spring;

import io.modelcontextprotocol.common.McpTransportContext;
import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.server.McpStatelessServerFeatures.SyncToolSpecification;
import io.modelcontextprotocol.server.McpStatelessServerHandler;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import io.modelcontextprotocol.spec.McpStatelessServerTransport;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The MCP SDK's server with the notes, which a Spring controller speaks for. */
@Component
class NotesTransport implements McpStatelessServerTransport {

    static final String CALLER = "caller";

    private static final List<String> NOTES =
            List.of("Buy milk and bread", "Call the plumber", "Return the milk churn");

    private @Nullable McpStatelessServerHandler handler;

    NotesTransport() {
        McpServer.sync(this)
                .serverInfo("notes", "1.0.0")
                .tools(
                        tool("search_notes", "query", (context, query) -> search(query)),
                        tool("delete_note", "id", (context, id) -> "Deleted note " + id),
                        tool("whoami", "", (context, nothing) -> String.valueOf(context.get(CALLER))))
                .immediateExecution(true)
                .build();
    }

    McpStatelessServerHandler handler() {
        return Objects.requireNonNull(handler, "the SDK sets it when the server is built");
    }

    @Override
    public void setMcpHandler(McpStatelessServerHandler mcp) {
        handler = mcp;
    }

    @Override
    public Mono<Void> closeGracefully() {
        return Mono.empty();
    }

    private static String search(String query) {
        return String.join(
                "\n", NOTES.stream().filter(note -> note.contains(query)).toList());
    }

    private static SyncToolSpecification tool(
            String name, String argument, BiFunction<McpTransportContext, String, String> run) {
        Map<String, Object> schema = argument.isEmpty()
                ? Map.of("type", "object")
                : Map.of(
                        "type", "object",
                        "properties", Map.of(argument, Map.of("type", "string")),
                        "required", List.of(argument));
        return SyncToolSpecification.builder()
                .tool(Tool.builder(name, schema).build())
                .callHandler((context, request) -> CallToolResult.builder()
                        .addTextContent(run.apply(context, value(request, argument)))
                        .isError(false)
                        .build())
                .build();
    }

    private static String value(CallToolRequest request, String argument) {
        return request.arguments() == null
                ? ""
                : String.valueOf(request.arguments().get(argument));
    }
}
