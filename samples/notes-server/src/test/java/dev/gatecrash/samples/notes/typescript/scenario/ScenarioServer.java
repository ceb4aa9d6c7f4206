package dev.gatecrash.samples.notes.typescript.scenario;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.gatecrash.AuthorizationServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An MCP server with one tool, whose side of the authorization can be set up in every way that the suite's can.
 */
final class ScenarioServer implements AutoCloseable {

    static final String AT_PATH = "/.well-known/oauth-protected-resource/mcp";
    static final String AT_ROOT = "/.well-known/oauth-protected-resource";

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpServer http;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Queue<String> paths = new ConcurrentLinkedQueue<>();
    private final Gate gate = new Gate();
    private volatile AuthorizationServer issuer;
    private volatile Optional<AuthorizationServer> next = Optional.empty();
    private volatile Optional<String> metadataPath = Optional.of(AT_PATH);
    private volatile boolean pointsToMetadata = true;
    private volatile Optional<URI> resource = Optional.empty();
    private volatile List<String> offered = List.of();

    private ScenarioServer(AuthorizationServer issuer, HttpServer http) {
        this.issuer = issuer;
        this.http = http;
    }

    /** A server whose metadata is where it belongs, and that wants any token of this issuer. */
    static ScenarioServer start(AuthorizationServer issuer) {
        try {
            HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            ScenarioServer server = new ScenarioServer(issuer, http);
            http.setExecutor(server.threads);
            http.createContext("/", server::handle);
            http.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Has its metadata at this path. */
    ScenarioServer metadataAt(String path) {
        metadataPath = Optional.of(path);
        return this;
    }

    /** Has metadata, but does not say where. */
    ScenarioServer silentAboutMetadata() {
        pointsToMetadata = false;
        return this;
    }

    /** Has no metadata, as before revision 2025-06-18: what is not MCP here is the authorization server's. */
    ScenarioServer inFrontOfIssuer() {
        metadataPath = Optional.empty();
        return silentAboutMetadata();
    }

    /** Says in its metadata that it is another resource. */
    ScenarioServer claimsToBe(String other) {
        resource = Optional.of(URI.create(other));
        return this;
    }

    /** Names these scopes in its metadata. */
    ScenarioServer offers(String... scopes) {
        offered = List.of(scopes);
        return this;
    }

    /** Names this scope in its challenge, and wants it. */
    ScenarioServer wants(String scope) {
        gate.wants(scope);
        return this;
    }

    /** Wants this scope for calls, and says so when a call lacks it. */
    ScenarioServer wantsForCalls(String scope) {
        gate.wantsForCalls(scope);
        return this;
    }

    /** Takes the tokens of another issuer only, once it has answered the first request after initialization. */
    ScenarioServer movesTo(AuthorizationServer other) {
        next = Optional.of(other);
        return this;
    }

    /** Takes DPoP-bound tokens alone (RFC 9449 §7), with a nonce of its own if it wants one. */
    ScenarioServer wantsProof(boolean nonce) {
        gate.wants(new DpopGuard(url(), nonce));
        return this;
    }

    /** Wants a token only where the tools are concerned. */
    ScenarioServer openUntilTools() {
        gate.opensUntilTools();
        return this;
    }

    /** Takes the token that listed the tools for nothing else, as if it had expired since. */
    ScenarioServer wantsAnotherTokenForCalls() {
        gate.wantsAnotherTokenForCalls();
        return this;
    }

    /** What it found of proofs. */
    DpopGuard guard() {
        return gate.proofs();
    }

    /** The identifier in its metadata; of the whole origin if the metadata is at the root (RFC 9728 §3). */
    URI resource() {
        return resource.orElseGet(() -> metadataPath.equals(Optional.of(AT_ROOT)) ? origin() : url());
    }

    URI url() {
        return origin().resolve("/mcp");
    }

    URI origin() {
        return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
    }

    /** The paths that were asked for, in order. */
    List<String> paths() {
        return List.copyOf(paths);
    }

    @Override
    public void close() {
        http.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            URI uri = exchange.getRequestURI();
            paths.add(uri.getPath());
            if (uri.getPath().equals("/mcp")) {
                mcp(exchange);
            } else if (Optional.of(uri.getPath()).equals(metadataPath)) {
                send(exchange, 200, metadata());
            } else if (metadataPath.isEmpty()) {
                forward(exchange);
            } else {
                exchange.sendResponseHeaders(404, -1);
            }
        }
    }

    private void forward(HttpExchange exchange) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(issuer.issuer().resolve(exchange.getRequestURI()))
                .method(
                        exchange.getRequestMethod(),
                        BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()));
        Optional.ofNullable(exchange.getRequestHeaders().getFirst("Content-Type"))
                .ifPresent(type -> request.header("Content-Type", type));
        try {
            HttpResponse<byte[]> answer = HTTP.send(request.build(), BodyHandlers.ofByteArray());
            Stream.of("Content-Type", "Location")
                    .forEach(name -> answer.headers()
                            .firstValue(name)
                            .ifPresent(value -> exchange.getResponseHeaders().set(name, value)));
            exchange.sendResponseHeaders(answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
            exchange.getResponseBody().write(answer.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Map<String, Object> metadata() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("resource", resource().toString());
        members.put("authorization_servers", List.of(issuer.issuer().toString()));
        if (!offered.isEmpty()) {
            members.put("scopes_supported", offered);
        }
        return members;
    }

    private void mcp(HttpExchange exchange) throws IOException {
        if (!exchange.getRequestMethod().equals("POST")) {
            exchange.sendResponseHeaders(405, -1);
            return;
        }
        JsonNode message = JSON.readTree(exchange.getRequestBody());
        String method = message.path("method").asString();
        Optional<URI> pointer = pointsToMetadata ? metadataPath.map(origin()::resolve) : Optional.empty();
        if (!gate.admits(exchange, method, issuer.issuer(), pointer)) {
            return;
        }
        if (!message.has("id")) {
            exchange.sendResponseHeaders(202, -1);
            return;
        }
        send(exchange, 200, Map.of("jsonrpc", "2.0", "id", message.get("id"), "result", result(message, method)));
        if (method.startsWith("tools/") && next.isPresent()) {
            issuer = next.get();
        }
    }

    private static Map<String, Object> result(JsonNode message, String method) {
        return switch (method) {
            case "initialize" ->
                Map.of(
                        "protocolVersion", message.path("params").path("protocolVersion"),
                        "capabilities", Map.of("tools", Map.of()),
                        "serverInfo", Map.of("name", "scenario", "version", "1.0.0"));
            case "tools/list" ->
                Map.of("tools", List.of(Map.of("name", "test-tool", "inputSchema", Map.of("type", "object"))));
            default -> Map.of("content", List.of(Map.of("type", "text", "text", "test")));
        };
    }

    private static void send(HttpExchange exchange, int status, Map<String, Object> json) throws IOException {
        byte[] body = JSON.writeValueAsBytes(json);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }
}
