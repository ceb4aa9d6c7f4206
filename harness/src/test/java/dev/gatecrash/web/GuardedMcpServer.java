package dev.gatecrash.web;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An MCP server of few lines that guards its tools with Nimbus, and keeps the keys it has once fetched for ever. */
public final class GuardedMcpServer implements AutoCloseable {

    /** How it calls itself when it asks an issuer. */
    public static final String AGENT = "notes-server/1";

    private final HttpServer server;
    private final Settings settings;
    private @Nullable JWKSet keys;

    /**
     * What it was told.
     *
     * @param issuer whose tokens it takes
     * @param keys where it finds the issuer's keys
     * @param resourceSuffix what it adds to its URL to make its resource identifier
     * @param scope what a token must have
     * @param type the JOSE type that a token must have
     */
    public record Settings(URI issuer, URI keys, String resourceSuffix, String scope, String type) {}

    public GuardedMcpServer(Settings settings) {
        this.settings = settings;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/mcp", this::mcp);
        server.createContext(
                "/.well-known/oauth-protected-resource/mcp",
                exchange -> answer(
                        exchange,
                        200,
                        Map.of(
                                "resource", resource(),
                                "authorization_servers",
                                        List.of(settings.issuer().toString()))));
        server.start();
    }

    public URI url() {
        return URI.create(base() + "/mcp");
    }

    /** Fetches the keys, as if it were started now. */
    public void fetchKeys() {
        try {
            keys = JWKSet.parse(Web.get(settings.keys(), "User-Agent", AGENT).body());
        } catch (java.text.ParseException e) {
            keys = new JWKSet();
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void mcp(HttpExchange exchange) throws IOException {
        Map<String, Object> message =
                Web.json(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        String sent = exchange.getRequestHeaders().getFirst("Authorization");
        if (sent == null) {
            refuse(exchange, 401, "resource_metadata=\"" + base() + "/.well-known/oauth-protected-resource/mcp\"");
            return;
        }
        try {
            JWTClaimsSet claims = processor().process(sent.substring("Bearer ".length()), null);
            if (!List.of(String.valueOf(claims.getClaim("scope")).split(" ")).contains(settings.scope())) {
                refuse(exchange, 403, "error=\"insufficient_scope\", scope=\"" + settings.scope() + "\"");
                return;
            }
        } catch (BadJOSEException | com.nimbusds.jose.JOSEException | java.text.ParseException e) {
            refuse(
                    exchange,
                    401,
                    "error=\"invalid_token\", error_description=\"%s\""
                            .formatted(String.valueOf(e.getMessage()).replace('"', '\'')));
            return;
        }
        if (message.containsKey("id")) {
            Map<String, Object> result = "initialize".equals(message.get("method"))
                    ? Map.of(
                            "protocolVersion", "2025-11-25",
                            "capabilities", Map.of("tools", Map.of()),
                            "serverInfo", Map.of("name", "notes", "version", "1"))
                    : Map.of("tools", List.of(Map.of("name", "search_notes", "inputSchema", Map.of("type", "object"))));
            answer(exchange, 200, Map.of("jsonrpc", "2.0", "id", message.get("id"), "result", result));
        } else {
            exchange.sendResponseHeaders(202, -1);
            exchange.close();
        }
    }

    private DefaultJWTProcessor<SecurityContext> processor() {
        if (keys == null) {
            fetchKeys();
        }
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(new JOSEObjectType(settings.type())));
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(JWSAlgorithm.RS256, new ImmutableJWKSet<>(keys)));
        processor.setJWTClaimsSetVerifier(new DefaultJWTClaimsVerifier<>(
                resource(),
                new JWTClaimsSet.Builder().issuer(settings.issuer().toString()).build(),
                Set.of("exp")));
        return processor;
    }

    private static void refuse(HttpExchange exchange, int status, String challenge) throws IOException {
        exchange.getResponseHeaders().set("WWW-Authenticate", "Bearer " + challenge);
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    private static void answer(HttpExchange exchange, int status, Map<String, Object> json) throws IOException {
        byte[] body = JSONObjectUtils.toJSONString(json).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private String resource() {
        return url() + settings.resourceSuffix();
    }

    private String base() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }
}
