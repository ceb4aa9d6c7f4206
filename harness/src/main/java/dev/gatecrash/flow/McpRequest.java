package dev.gatecrash.flow;

import dev.gatecrash.http.Headers;
import dev.gatecrash.tls.Trust;
import dev.gatecrash.token.Token;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One request to an MCP server, with whatever credentials the test likes. Immutable: every call returns a new one.
 *
 * <pre>{@code
 * McpResponse response = McpRequest.listTools(server.url()).bearer(expired).send();
 * assertThat(response.status()).isEqualTo(401);
 * }</pre>
 *
 * <p>No credentials by default; revision 2025-11-25; the JVM's trusted certificates.
 */
public final class McpRequest {

    private final URI endpoint;
    private final String method;
    private final Map<String, Object> parameters;
    private final Settings settings;

    private McpRequest(URI endpoint, String method, Map<String, Object> parameters, Settings settings) {
        this.endpoint = endpoint;
        this.method = method;
        this.parameters = parameters;
        this.settings = settings;
    }

    private record Settings(Headers headers, McpRevision revision, Optional<Trust> trust, FlowObserver observer) {}

    /** A {@code tools/list}. */
    public static McpRequest listTools(URI endpoint) {
        return of(endpoint, "tools/list", Map.of());
    }

    /** A {@code tools/call} with these arguments. */
    public static McpRequest callTool(URI endpoint, String tool, Map<String, ?> arguments) {
        return of(endpoint, "tools/call", Map.of("name", tool, "arguments", arguments));
    }

    /** Any other method, with these {@code params}. */
    public static McpRequest of(URI endpoint, String method, Map<String, ?> parameters) {
        Settings defaults =
                new Settings(Headers.none(), McpRevision.V2025_11_25, Optional.empty(), FlowObserver.NOBODY);
        return new McpRequest(endpoint, method, new LinkedHashMap<>(parameters), defaults);
    }

    /** Sends this token in the Authorization header (RFC 6750 §2.1), in place of any other credentials. */
    public McpRequest bearer(String token) {
        return with(settings.headers().with("Authorization", "Bearer " + token));
    }

    /** Sends this token in the Authorization header (RFC 6750 §2.1), in place of any other credentials. */
    public McpRequest bearer(Token token) {
        return bearer(token.value());
    }

    /**
     * Adds a header, to the handshake too. It takes the place of the protocol's own header of that name; the same name
     * twice is sent twice. With {@code Mcp-Session-Id} the request speaks in that session, without a handshake.
     */
    public McpRequest header(String name, String value) {
        return with(settings.headers().plus(name, value));
    }

    /** Speaks this revision. */
    public McpRequest revision(McpRevision revision) {
        return with(new Settings(settings.headers(), revision, settings.trust(), settings.observer()));
    }

    /** Trusts this authority, and no other, when the server speaks TLS. */
    public McpRequest trust(Trust trust) {
        return with(new Settings(settings.headers(), settings.revision(), Optional.of(trust), settings.observer()));
    }

    /** Tells this observer of every exchange, such as {@code auth.observer()}. Default: nobody. */
    public McpRequest observedBy(FlowObserver observer) {
        return with(new Settings(settings.headers(), settings.revision(), settings.trust(), observer));
    }

    /**
     * Sends the request. Up to revision 2025-11-25 the handshake goes first, with the same credentials; if the server
     * refuses it, that is the response.
     *
     * @throws FlowException if no answer comes within ten seconds
     */
    public McpResponse send() {
        McpConnection connection = new McpConnection(
                new Wire(settings.trust(), settings.observer()), FlowStep.MCP, endpoint, settings.revision());
        connection.always(settings.headers());
        return connection.request(method, parameters);
    }

    private McpRequest with(Headers headers) {
        return with(new Settings(headers, settings.revision(), settings.trust(), settings.observer()));
    }

    private McpRequest with(Settings changed) {
        return new McpRequest(endpoint, method, parameters, changed);
    }
}
