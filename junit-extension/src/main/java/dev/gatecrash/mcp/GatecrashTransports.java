package dev.gatecrash.mcp;

import dev.gatecrash.flow.Flow;
import dev.gatecrash.token.Token;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.client.transport.customizer.McpHttpClientTransportAuthorizationErrorHandler;
import io.modelcontextprotocol.client.transport.customizer.McpSyncHttpClientRequestCustomizer;
import io.modelcontextprotocol.spec.McpClientTransport;
import java.net.URI;

/**
 * Transports for clients of the MCP Java SDK, with authorization.
 *
 * <pre>{@code
 * try (McpSyncClient client = McpClient.sync(
 *                 GatecrashTransports.streamableHttp(server.url(), auth.flow().user("alice")))
 *         .build()) {
 *     client.initialize();
 *     client.listTools();
 * }
 * }</pre>
 */
public final class GatecrashTransports {

    private GatecrashTransports() {}

    /**
     * A transport that authorizes as the MCP specification wants it: it begins without a token, runs this flow when the
     * server answers 401, refreshes a token that is no longer accepted, authorizes for more scopes when a call is refused
     * for lack of them, and then sends the request once more.
     */
    public static McpClientTransport streamableHttp(URI mcpServer, Flow flow) {
        FlowAuthorization authorization = new FlowAuthorization(flow, mcpServer);
        return at(mcpServer)
                .addHttpRequestCustomizer((request, method, uri, body, context) ->
                        authorization.token().ifPresent(token -> authorize(request, token)))
                .authorizationErrorHandler(McpHttpClientTransportAuthorizationErrorHandler.fromSync(
                        (request, response, context) -> authorization.answer(request.headers(), response)))
                .build();
    }

    /** A transport that sends this token with every request, whatever the server answers. */
    public static McpClientTransport streamableHttp(URI mcpServer, Token token) {
        return streamableHttp(mcpServer, token.value());
    }

    /** A transport that sends this token with every request, whatever the server answers. */
    public static McpClientTransport streamableHttp(URI mcpServer, String token) {
        return at(mcpServer).addHttpRequestCustomizer(bearer(token)).build();
    }

    /** Sends this token with every request, for a transport that is built elsewhere. */
    public static McpSyncHttpClientRequestCustomizer bearer(String token) {
        return (request, method, uri, body, context) -> authorize(request, token);
    }

    private static HttpClientStreamableHttpTransport.Builder at(URI mcpServer) {
        // The SDK resolves the endpoint against the base, which keeps a path and a query as they are.
        return HttpClientStreamableHttpTransport.builder(mcpServer.resolve("/").toString())
                .endpoint(mcpServer.toString());
    }

    private static void authorize(java.net.http.HttpRequest.Builder request, String token) {
        request.setHeader("Authorization", "Bearer " + token);
    }
}
