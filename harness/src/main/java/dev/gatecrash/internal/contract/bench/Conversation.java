package dev.gatecrash.internal.contract.bench;

import com.nimbusds.jose.util.JSONObjectUtils;
import dev.gatecrash.flow.McpRevision;
import dev.gatecrash.internal.contract.wire.Courier;
import dev.gatecrash.internal.contract.wire.Line;
import dev.gatecrash.internal.contract.wire.Outgoing;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Speaks MCP over Streamable HTTP in one revision, with the same credentials in every request. Not thread-safe.
 *
 * <p>Until 2025-11-25 the first request is preceded by {@code initialize}; since 2026-07-28 every request stands alone.
 */
public final class Conversation {

    /** The header that names a session. */
    public static final String SESSION = "Mcp-Session-Id";

    private static final String VERSION = "MCP-Protocol-Version";
    private static final Map<String, Object> CLIENT = Map.of("name", "gatecrash", "version", "1");

    private final Courier courier;
    private final URI endpoint;
    private final McpRevision revision;
    private final Presentation credentials;
    private Optional<String> session = Optional.empty();
    private String version;
    private boolean open;
    private int lastId;

    Conversation(Courier courier, URI endpoint, McpRevision revision, Presentation credentials) {
        this.courier = courier;
        this.endpoint = endpoint;
        this.revision = revision;
        this.credentials = credentials;
        this.version = revision.value();
        this.open = revision.isStateless();
    }

    /** Joins this session in place of opening one. */
    public Conversation in(Optional<String> running) {
        session = running;
        open = true;
        return this;
    }

    /** The session that the server named, if it did. */
    public Optional<String> session() {
        return session;
    }

    /** The revision that was agreed on. */
    public String version() {
        return version;
    }

    /** Whether requests may be sent without opening anything first. */
    public boolean isOpen() {
        return open;
    }

    /** Opens the conversation if need be, and asks; if the opening is refused, that is the reply. */
    public Reply ask(Operation operation) {
        if (!open) {
            Reply opening = open();
            if (!open) {
                return opening;
            }
        }
        return send(request(operation));
    }

    /** Sends {@code initialize}, and {@code notifications/initialized} if that is answered well. */
    public Reply open() {
        Reply opening = send(request(initialize()));
        opening.result().filter(any -> opening.isSuccess()).ifPresent(result -> {
            open = true;
            version = String.valueOf(result.getOrDefault("protocolVersion", version));
            session = opening.headers().first(SESSION);
            send(notification("notifications/initialized"));
        });
        return opening;
    }

    /** The operation that opens a session. */
    public Operation initialize() {
        return new Operation(
                "initialize",
                Map.of("protocolVersion", revision.value(), "capabilities", Map.of(), "clientInfo", CLIENT));
    }

    /** The request for an operation, with the credentials in it. */
    public Outgoing request(Operation operation) {
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("jsonrpc", "2.0");
        message.put("id", ++lastId);
        message.put("method", operation.method());
        message.put("params", revision.isStateless() ? withMeta(operation.parameters()) : operation.parameters());
        Outgoing request = post(JSONObjectUtils.toJSONString(message));
        if (revision.isStateless()) {
            request = request.plus("Mcp-Method", operation.method());
            if (operation.parameters().get("name") instanceof String name) {
                request = request.plus("Mcp-Name", name);
            }
        }
        return credentials.apply(request);
    }

    /** The request that notifies the server. */
    public Outgoing notification(String method) {
        return credentials.apply(post(JSONObjectUtils.toJSONString(Map.of("jsonrpc", "2.0", "method", method))));
    }

    /** The request of another method to the endpoint, with the credentials in it, such as GET for the stream. */
    public Outgoing bare(String method) {
        Outgoing request = framed(Outgoing.of(method, endpoint))
                .plus("Accept", method.equals("GET") ? "text/event-stream" : "application/json, text/event-stream");
        return credentials.apply(request);
    }

    /** Sends a request of this conversation, changed or not. */
    public Reply send(Outgoing request) {
        String id = String.valueOf(lastId);
        return new Reply(courier.send(request, events -> Reply.isAnswered(events, id)), id);
    }

    /** Sends a request of this conversation on an open connection, and reads the whole answer. */
    public Reply send(Line line, Outgoing request) {
        return new Reply(courier.send(line, request, events -> false), String.valueOf(lastId));
    }

    private Outgoing post(String json) {
        return framed(Outgoing.of("POST", endpoint))
                .plus("Content-Type", "application/json")
                .plus("Accept", "application/json, text/event-stream")
                .body(json);
    }

    private Outgoing framed(Outgoing request) {
        Outgoing framed = open ? request.plus(VERSION, version) : request;
        return session.map(id -> framed.plus(SESSION, id)).orElse(framed);
    }

    /** MCP 2026-07-28, {@code _meta}: per-request protocol fields. */
    private Map<String, Object> withMeta(Map<String, Object> parameters) {
        Map<String, Object> all = new LinkedHashMap<>(parameters);
        all.put(
                "_meta",
                Map.of(
                        "io.modelcontextprotocol/protocolVersion", revision.value(),
                        "io.modelcontextprotocol/clientInfo", CLIENT,
                        "io.modelcontextprotocol/clientCapabilities", Map.of()));
        return all;
    }
}
