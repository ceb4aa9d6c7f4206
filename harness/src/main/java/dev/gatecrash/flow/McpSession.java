package dev.gatecrash.flow;

import dev.gatecrash.http.Exchange;
import dev.gatecrash.http.Headers;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An authorized conversation with an MCP server. Not thread-safe.
 *
 * <p>A refusal is a response like any other: the session neither refreshes nor steps up by itself. If the server forgot
 * the session (404), that is the response too, and the next request opens a new one.
 */
public final class McpSession implements AutoCloseable {

    private static final int MOST_PAGES = 100;

    private final FlowRun run;
    private final McpConnection connection;
    private TokenSet tokens;
    private @Nullable Challenge scopeChallenge;

    private McpSession(FlowRun run, McpConnection connection, TokenSet tokens) {
        this.run = run;
        this.connection = connection;
        this.tokens = use(connection, tokens);
    }

    static McpSession open(FlowRun run, McpConnection connection, TokenSet tokens) {
        McpSession session = new McpSession(run, connection, tokens);
        if (!connection.isOpen()) {
            McpResponse opening = connection.open();
            if (!connection.isOpen()) {
                throw opening.unexpected("a result for initialize with a fresh token", connection.clause("Lifecycle"));
            }
        }
        return session;
    }

    /**
     * The names of all tools, page by page.
     *
     * @throws FlowException if the server answers anything but a list
     */
    public List<String> listTools() {
        List<String> names = new ArrayList<>();
        Optional<Object> cursor = Optional.empty();
        int pages = 0;
        do {
            McpResponse page = request(
                    "tools/list",
                    cursor.<Map<String, ?>>map(c -> Map.of("cursor", c)).orElse(Map.of()));
            Map<String, Object> result = page.result()
                    .orElseThrow(() -> page.unexpected("a list of tools", connection.clause("Listing Tools")));
            McpResponse.objects(result.get("tools")).forEach(tool -> names.add(String.valueOf(tool.get("name"))));
            cursor = Optional.ofNullable(result.get("nextCursor"));
        } while (cursor.isPresent() && ++pages < MOST_PAGES);
        return List.copyOf(names);
    }

    /** Calls a tool; whatever the server answers is the response. */
    public McpResponse call(String tool, Map<String, ?> arguments) {
        return request("tools/call", Map.of("name", tool, "arguments", arguments));
    }

    /** Sends any other method with these {@code params}. */
    public McpResponse request(String method, Map<String, ?> parameters) {
        McpResponse response = connection.request(method, parameters);
        if (response.status() == 403) {
            response.challenges().stream()
                    .filter(c -> c.error().filter("insufficient_scope"::equals).isPresent())
                    .findFirst()
                    .ifPresent(c -> scopeChallenge = c);
        }
        return response;
    }

    /** The tokens in use. */
    public TokenSet tokens() {
        return tokens;
    }

    /** The {@code Mcp-Session-Id}, if the server gave one. */
    public Optional<String> id() {
        return connection.sessionId();
    }

    /** Every exchange so far, those of the authorization included, in order. */
    public List<Exchange> exchanges() {
        return run.exchanges();
    }

    /** Trades the refresh token; the new access token is used from now on. */
    public TokenSet refresh() {
        tokens = use(connection, run.refresh(tokens));
        return tokens;
    }

    /**
     * Authorizes anew for more: the scopes requested and granted before, those of the last {@code insufficient_scope}
     * challenge, and these (MCP 2026-07-28 Step-Up Authorization Flow). The new token is used from now on; the call that
     * was refused is not repeated.
     */
    public TokenSet stepUp(String... scopes) {
        Set<String> union = new LinkedHashSet<>(run.requestedScopes());
        union.addAll(tokens.scopes());
        if (scopeChallenge != null) {
            union.addAll(scopeChallenge.scopes());
        } else if (scopes.length == 0) {
            throw new IllegalStateException(
                    "no call was refused for its scope, so there is nothing to step up to; name the scopes, see docs/scopes-and-step-up.md");
        }
        union.addAll(List.of(scopes));
        run.authorize(union);
        tokens = use(connection, run.exchangeCode());
        scopeChallenge = null;
        return tokens;
    }

    /** Ends the session on the server; that it cannot be ended is no failure. */
    @Override
    public void close() {
        try {
            connection.end();
        } catch (FlowException e) {
            // The server is gone, and the session with it.
        }
    }

    private static TokenSet use(McpConnection connection, TokenSet tokens) {
        connection.always(Headers.of("Authorization", "Bearer " + tokens.accessToken()));
        return tokens;
    }
}
