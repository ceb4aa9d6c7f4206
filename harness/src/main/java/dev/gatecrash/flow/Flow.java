package dev.gatecrash.flow;

import dev.gatecrash.client.Client;
import dev.gatecrash.client.Registration;
import dev.gatecrash.tls.Trust;
import java.net.URI;
import java.util.List;

/**
 * A scripted MCP client: discovers, registers, authorizes and connects, as strictly as the specification wants a client
 * to be (MCP 2026-07-28 Authorization). Immutable and thread-safe: every setting returns a new one.
 *
 * <pre>{@code
 * McpSession session = Flow.create().user("alice").scopes("notes:read").connect(server.url());
 * assertThat(session.listTools()).contains("search_notes");
 * }</pre>
 *
 * <p>It follows no redirect and shows no page: the authorization server has to approve at once. Whatever is wrong comes
 * as a {@link FlowException}; no answer takes longer than ten seconds.
 */
public final class Flow {

    private final FlowSettings settings;

    private Flow(FlowSettings settings) {
        this.settings = settings;
    }

    /** A flow with the defaults: no user named, dynamic registration, revision 2025-11-25. */
    public static Flow create() {
        return new Flow(FlowSettings.DEFAULTS);
    }

    /** Names the user in the authorization request, as {@code login_hint}. Default: none named. */
    public Flow user(String name) {
        return new Flow(settings.withUser(name));
    }

    /**
     * Asks for exactly these scopes; none sends no {@code scope} at all. Default: the challenge's, else all that the
     * resource's metadata names, else no {@code scope} (MCP 2026-07-28 Scope Selection Strategy).
     */
    public Flow scopes(String... wanted) {
        return new Flow(settings.withScopes(List.of(wanted)));
    }

    /** Runs as this client, which the authorization server knows already. Default: none, it registers itself. */
    public Flow client(Client client) {
        return new Flow(settings.withClient(client));
    }

    /** Becomes a client in this way. Default: pre-registered if a client is given, else dynamic. */
    public Flow registration(Registration way) {
        return new Flow(settings.withRegistration(way));
    }

    /**
     * Speaks this revision to the MCP server. Default: 2025-11-25. In 2025-03-26 the authorization server is looked for at the
     * MCP server's origin, and the resource is not named.
     */
    public Flow revision(McpRevision revision) {
        return new Flow(settings.withRevision(revision));
    }

    /** Trusts this authority, and no other, wherever TLS is spoken. Default: the JVM's trusted certificates. */
    public Flow trust(Trust trust) {
        return new Flow(settings.withTrust(trust));
    }

    /** Tells this observer of every exchange. Default: nobody; a flow of an issuer tells the issuer's journal. */
    public Flow observedBy(FlowObserver observer) {
        return new Flow(settings.withObserver(observer));
    }

    /** Begins a run against an MCP server, to be taken step by step; nothing is sent yet. */
    public FlowRun start(URI mcpServer) {
        return FlowRun.at(settings, mcpServer);
    }

    /** Begins a run against an authorization server alone, for this resource; nothing is sent yet. */
    public FlowRun startAt(URI issuer, URI resource) {
        return FlowRun.at(settings, issuer, resource);
    }

    /** Gets tokens for an MCP server: all steps from the challenge to the code's exchange. */
    public TokenSet authorize(URI mcpServer) {
        return start(mcpServer).exchangeCode();
    }

    /** Gets tokens for a resource from this issuer, without asking the resource. */
    public TokenSet authorizeAt(URI issuer, URI resource) {
        return startAt(issuer, resource).exchangeCode();
    }

    /** Gets a token for the client itself (RFC 6749 §4.4), which must be confidential. */
    public TokenSet clientCredentials(URI mcpServer) {
        return start(mcpServer).clientCredentials();
    }

    /** Trades a refresh token (RFC 6749 §6); if no new one comes, the old one stays in the set. */
    public TokenSet refresh(TokenSet tokens) {
        return TokenGrant.of(tokens, settings.revision())
                .refresh(new Wire(settings.trust(), settings.observer()), tokens);
    }

    /** Gets tokens and opens a session with the MCP server. */
    public McpSession connect(URI mcpServer) {
        return start(mcpServer).connect();
    }
}
