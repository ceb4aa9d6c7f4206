package dev.gatecrash.samples.contract.mcp;

import dev.gatecrash.samples.contract.access.Caller;
import dev.gatecrash.samples.contract.guard.Challenges;
import dev.gatecrash.samples.contract.guard.Scopes;
import dev.gatecrash.samples.contract.http.Call;
import dev.gatecrash.samples.contract.http.Json;
import dev.gatecrash.samples.contract.http.Reply;
import dev.gatecrash.samples.contract.profile.Setup;
import io.modelcontextprotocol.common.McpTransportContext;
import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.server.McpStatelessServerFeatures.SyncToolSpecification;
import io.modelcontextprotocol.server.McpStatelessServerHandler;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCNotification;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCRequest;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import io.modelcontextprotocol.spec.McpStatelessServerTransport;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * The tools on the MCP Java SDK's stateless server, which knows the revisions up to 2025-11-25: without sessions, and
 * with nothing but POST.
 */
public final class SdkEndpoint implements Served {

    private static final String CALLER = "caller";

    private final Scopes scopes;
    private final Challenges challenges;
    private final Tools tools = new Tools();
    private final Transport transport = new Transport();

    public SdkEndpoint(Setup setup, Challenges challenges) {
        this.scopes = new Scopes(setup);
        this.challenges = challenges;
        McpServer.sync(transport)
                .serverInfo("notes", "1.0.0")
                .tools(tools.all().stream().map(this::specification).toList())
                // On the thread of the request: a pool of the SDK would outlive the server.
                .immediateExecution(true)
                .build();
    }

    @Override
    public Reply answer(Call call, Caller caller) {
        if (!call.method().equals("POST")) {
            return Reply.of(405).with("Allow", "POST");
        }
        Optional<Message> parsed = Message.parse(call.body());
        if (parsed.isEmpty()) {
            return Reply.of(400);
        }
        Message message = parsed.get();
        List<String> required = Tools.scopes(message.tool());
        List<String> missing = scopes.missing(caller, required, call);
        if (!missing.isEmpty()) {
            return challenges.insufficient(required, missing);
        }
        McpTransportContext context = McpTransportContext.create(Map.of(CALLER, caller));
        return message.isNotification() ? transport.accept(message, context) : transport.run(message, context);
    }

    private SyncToolSpecification specification(Map<String, Object> tool) {
        return SyncToolSpecification.builder()
                .tool(Tool.builder(String.valueOf(tool.get("name")), Json.member(tool, "inputSchema"))
                        .description(String.valueOf(tool.get("description")))
                        .build())
                .callHandler(this::call)
                .build();
    }

    private CallToolResult call(McpTransportContext context, CallToolRequest request) {
        Map<String, Object> arguments = request.arguments() == null ? Map.of() : request.arguments();
        Message message = new Message(0, "tools/call", Map.of("name", request.name(), "arguments", arguments));
        String text = tools.call(message, (Caller) context.get(CALLER)).orElse("There is no such tool");
        return CallToolResult.builder().addTextContent(text).isError(false).build();
    }

    /** The SDK's side of the wire. */
    private static final class Transport implements McpStatelessServerTransport {

        private volatile @Nullable McpStatelessServerHandler handler;

        @Override
        public void setMcpHandler(McpStatelessServerHandler handler) {
            this.handler = handler;
        }

        Reply run(Message message, McpTransportContext context) {
            JSONRPCRequest request =
                    new JSONRPCRequest(McpSchema.JSONRPC_VERSION, message.method(), message.id(), message.parameters());
            JSONRPCResponse response = handler().handleRequest(context, request).block();
            return Reply.json(200, response == null ? Map.of() : response);
        }

        Reply accept(Message message, McpTransportContext context) {
            JSONRPCNotification notification =
                    new JSONRPCNotification(McpSchema.JSONRPC_VERSION, message.method(), message.parameters());
            handler().handleNotification(context, notification).block();
            return Reply.of(202);
        }

        private McpStatelessServerHandler handler() {
            McpStatelessServerHandler set = handler;
            if (set == null) {
                throw new IllegalStateException("the SDK has not been given its transport yet");
            }
            return set;
        }

        @Override
        public Mono<Void> closeGracefully() {
            return Mono.empty();
        }
    }
}
