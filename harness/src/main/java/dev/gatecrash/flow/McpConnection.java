package dev.gatecrash.flow;

import com.nimbusds.jose.util.JSONObjectUtils;
import dev.gatecrash.http.Headers;
import dev.gatecrash.http.Request;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Speaks MCP over Streamable HTTP to one endpoint, in the form of its revision. Not thread-safe.
 *
 * <p>Until 2025-11-25 the first request is preceded by {@code initialize}; since 2026-07-28 every request stands alone.
 */
final class McpConnection {

    static final String SESSION = "Mcp-Session-Id";

    private static final String VERSION = "MCP-Protocol-Version";
    private static final Map<String, Object> CLIENT = Map.of("name", "gatecrash", "version", "1");

    private final Wire wire;
    private final FlowStep step;
    private final URI endpoint;
    private final McpRevision revision;
    private final ToolHeaders toolHeaders = new ToolHeaders();
    private Headers own = Headers.none();
    private Headers session = Headers.none();
    private boolean open;
    private int lastId;

    McpConnection(Wire wire, FlowStep step, URI endpoint, McpRevision revision) {
        this.wire = wire;
        this.step = step;
        this.endpoint = endpoint;
        this.revision = revision;
        this.open = revision.isStateless();
    }

    /** Sends these headers with every request, in place of the protocol's own; one that names a session joins it. */
    void always(Headers headers) {
        own = headers;
        if (!open && headers.first(SESSION).isPresent()) {
            open = true;
            session = versioned(revision.value());
        }
    }

    Optional<String> sessionId() {
        return session.first(SESSION);
    }

    /** Opens the session if need be and sends a request; if the opening is refused, that is the response. */
    McpResponse request(String method, Map<String, ?> parameters) {
        if (!open) {
            McpResponse opening = open();
            if (!open) {
                return opening;
            }
        }
        McpResponse response = call(method, parameters);
        if (response.status() == 404 && sessionId().isPresent()) {
            // Session Management: the session is gone, and the next request must open a new one.
            open = false;
            session = Headers.none();
        }
        toolHeaders.learn(response);
        return response;
    }

    /** Sends {@code initialize} and {@code notifications/initialized}; nothing where the revision has no sessions. */
    McpResponse open() {
        McpResponse opening = call(
                "initialize",
                Map.of("protocolVersion", revision.value(), "capabilities", Map.of(), "clientInfo", CLIENT));
        Optional<Map<String, Object>> result = opening.result().filter(r -> opening.status() == 200);
        if (result.isPresent()) {
            open = true;
            Object version = result.get().getOrDefault("protocolVersion", revision.value());
            session = versioned(String.valueOf(version));
            opening.exchange().response().headers().first(SESSION).ifPresent(id -> session = session.with(SESSION, id));
            send(Map.of("jsonrpc", "2.0", "method", "notifications/initialized"), session, "");
        }
        return opening;
    }

    /** Ends the session, if there is one; a server may refuse to (405), and that is all right. */
    void end() {
        if (sessionId().isPresent()) {
            wire.send(step, new Request("DELETE", endpoint, with(session), ""));
        }
    }

    /** A heading of the specification, in the revision that is spoken here. */
    String clause(String heading) {
        return "MCP %s %s".formatted(revision.value(), heading);
    }

    boolean isOpen() {
        return open;
    }

    /** The header came with 2025-06-18; a server takes its absence for 2025-03-26 (Protocol Version Header). */
    private static Headers versioned(String version) {
        return version.equals(McpRevision.V2025_03_26.value()) ? Headers.none() : Headers.of(VERSION, version);
    }

    private McpResponse call(String method, Map<String, ?> parameters) {
        String id = String.valueOf(++lastId);
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("jsonrpc", "2.0");
        message.put("id", lastId);
        message.put("method", method);
        message.put("params", revision.isStateless() ? withMeta(parameters) : parameters);
        Headers headers = revision.isStateless() ? routing(method, parameters) : session;
        return new McpResponse(send(message, headers, id), id);
    }

    private Answer send(Map<String, Object> message, Headers headers, String id) {
        Headers all =
                headers.with("Content-Type", "application/json").with("Accept", "application/json, text/event-stream");
        Request request = new Request("POST", endpoint, with(all), JSONObjectUtils.toJSONString(message));
        return wire.send(step, request, data -> McpResponse.answers(data, id));
    }

    /** MCP 2026-07-28, Standard Request Headers and Custom Headers from Tool Parameters. */
    private Headers routing(String method, Map<String, ?> parameters) {
        Headers headers = Headers.of(VERSION, revision.value()).with("Mcp-Method", method);
        if (method.equals("tools/call")) {
            headers = headers.with("Mcp-Name", ToolHeaders.encoded(String.valueOf(parameters.get("name"))));
            for (Map.Entry<String, String> header : toolHeaders.of(parameters).entrySet()) {
                headers = headers.with(header.getKey(), header.getValue());
            }
        }
        return headers;
    }

    /** MCP 2026-07-28, {@code _meta}: per-request protocol fields. */
    private Map<String, Object> withMeta(Map<String, ?> parameters) {
        Map<String, Object> all = new LinkedHashMap<>(parameters);
        all.put(
                "_meta",
                Map.of(
                        "io.modelcontextprotocol/protocolVersion", revision.value(),
                        "io.modelcontextprotocol/clientInfo", CLIENT,
                        "io.modelcontextprotocol/clientCapabilities", Map.of()));
        return all;
    }

    private Headers with(Headers headers) {
        Headers all = headers;
        for (String name : own.fields().keySet()) {
            all = all.with(name, own.all(name).toArray(String[]::new));
        }
        return all;
    }
}
