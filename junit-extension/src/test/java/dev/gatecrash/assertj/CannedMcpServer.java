package dev.gatecrash.assertj;

import com.sun.net.httpserver.HttpServer;
import dev.gatecrash.flow.McpRequest;
import dev.gatecrash.flow.McpResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** An "MCP server" that answers everything with one response. */
final class CannedMcpServer {

    private static final String TOKEN = "abcdefghijklmnopqrstuvwxyz";

    private CannedMcpServer() {}

    /** The answer with this status and challenge; an empty challenge is none. */
    static McpResponse answering(int status, String challenge) {
        return answering(status, challenge, TOKEN);
    }

    /** The answer with this status and challenge to this token. */
    static McpResponse answering(int status, String challenge, String token) {
        return answering(status, challenge, token, "");
    }

    /** The answer with status 200 and this body. */
    static McpResponse answering(String json) {
        return answering(200, "", TOKEN, json);
    }

    private static McpResponse answering(int status, String challenge, String token, String json) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/mcp", exchange -> {
                exchange.getRequestBody().readAllBytes();
                if (!challenge.isEmpty()) {
                    exchange.getResponseHeaders().set("WWW-Authenticate", challenge);
                }
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                byte[] body = json.getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
                exchange.getResponseBody().write(body);
                exchange.close();
            });
            server.start();
            try {
                URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/mcp");
                return McpRequest.listTools(url)
                        .bearer(token)
                        .header("Mcp-Session-Id", "1")
                        .send();
            } finally {
                server.stop(0);
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
