package dev.gatecrash.flow;

import com.nimbusds.jose.util.JSONObjectUtils;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.web.CodeFlow;
import dev.gatecrash.web.Web;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** An MCP server as revision 2025-03-26 has it: what is not MCP at its origin is the authorization server's. */
final class OriginServer implements AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final HttpServer server;
    private final AuthorizationServer auth;
    private final Queue<String> versions = new ConcurrentLinkedQueue<>();

    private OriginServer(HttpServer server, AuthorizationServer auth) {
        this.server = server;
        this.auth = auth;
        server.createContext("/", this::forward);
        server.createContext("/v1/mcp", this::mcp);
        server.start();
    }

    static OriginServer inFrontOf(AuthorizationServer auth) {
        try {
            InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
            return new OriginServer(HttpServer.create(any, 0), auth);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI origin() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    URI url() {
        return origin().resolve("/v1/mcp");
    }

    /** The protocol versions that requests to MCP named in their header. */
    List<String> versions() {
        return List.copyOf(versions);
    }

    private void mcp(HttpExchange exchange) throws IOException {
        Map<String, Object> message = Web.json(body(exchange));
        String sent = exchange.getRequestHeaders().getFirst("Authorization");
        versions.addAll(exchange.getRequestHeaders().getOrDefault("MCP-Protocol-Version", List.of()));
        if (sent == null || !CodeFlow.isActive(auth, sent.substring("Bearer ".length()))) {
            exchange.getResponseHeaders().set("WWW-Authenticate", "Bearer scope=\"notes:read\"");
            answer(exchange, 401, "");
        } else if (message.containsKey("id")) {
            Map<String, Object> result = "initialize".equals(message.get("method"))
                    ? Map.of("protocolVersion", "2025-03-26", "capabilities", Map.of(), "serverInfo", Map.of())
                    : Map.of("tools", List.of(Map.of("name", "search_notes", "inputSchema", Map.of())));
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            answer(
                    exchange,
                    200,
                    JSONObjectUtils.toJSONString(Map.of("jsonrpc", "2.0", "id", message.get("id"), "result", result)));
        } else {
            answer(exchange, 202, "");
        }
    }

    private void forward(HttpExchange exchange) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        auth.issuer().resolve(exchange.getRequestURI().toString()))
                .method(exchange.getRequestMethod(), BodyPublishers.ofString(body(exchange)));
        for (String name : List.of("Content-Type", "MCP-Protocol-Version")) {
            exchange.getRequestHeaders().getOrDefault(name, List.of()).forEach(value -> request.header(name, value));
        }
        HttpResponse<String> answer = Web.send(HTTP, request);
        for (String name : List.of("Content-Type", "Location")) {
            answer.headers()
                    .firstValue(name)
                    .ifPresent(value -> exchange.getResponseHeaders().set(name, value));
        }
        answer(exchange, answer.statusCode(), answer.body());
    }

    private static String body(HttpExchange exchange) throws IOException {
        return new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
