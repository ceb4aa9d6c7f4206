package dev.gatecrash.flow;

import dev.gatecrash.http.Exchange;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One run of a {@link Flow}, step by step, each step's request and response in hand. Not thread-safe.
 *
 * <pre>{@code
 * FlowRun run = auth.flow().start(server.url());
 * assertThat(run.resourceMetadata().authorizationServers()).containsExactly(auth.issuer());
 * TokenSet tokens = run.exchangeCode();
 * }</pre>
 *
 * <p>Calling a step performs it, once more if it was performed before (so a code is replayed by exchanging it twice); the
 * steps before it are performed only if they were not.
 */
public final class FlowRun {

    private final FlowSettings settings;
    private final URI target;
    private final Optional<URI> givenIssuer;
    private final Wire wire;
    private final Discovery discovery;

    private @Nullable McpResponse challenge;
    private @Nullable ResourceMetadata resource;
    private @Nullable ServerMetadata server;
    private @Nullable RegisteredClient client;
    private @Nullable AuthorizationCode code;
    private @Nullable Collection<String> requestedScopes;

    private FlowRun(FlowSettings settings, URI target, Optional<URI> givenIssuer) {
        this.settings = settings;
        this.target = target;
        this.givenIssuer = givenIssuer;
        this.wire = new Wire(settings.trust(), settings.observer());
        this.discovery = new Discovery(wire);
    }

    static FlowRun at(FlowSettings settings, URI mcpServer) {
        requireUrl(mcpServer);
        return new FlowRun(settings, mcpServer, Optional.empty());
    }

    static FlowRun at(FlowSettings settings, URI issuer, URI resource) {
        requireUrl(issuer);
        if (!resource.isAbsolute() || resource.getRawFragment() != null) {
            throw new IllegalArgumentException(
                    "the resource \"%s\" is no absolute URI without fragment (RFC 8707 §2)".formatted(resource));
        }
        return new FlowRun(settings, resource, Optional.of(issuer));
    }

    /** Sends a request without a token, and expects 401 (RFC 9728 §5.1, RFC 9110 §15.5.2). */
    public McpResponse challenge() {
        requireMcpServer();
        McpConnection stranger = new McpConnection(wire, FlowStep.CHALLENGE, target, settings.revision());
        McpResponse response = stranger.request("tools/list", Map.of());
        if (response.status() != 401) {
            throw response.unexpected("status 401 for a request without a token", "MCP 2026-07-28 Error Handling");
        }
        challenge = response;
        return response;
    }

    /** Gets the protected resource metadata, where the challenge says it is, else at the well-known locations. */
    public ResourceMetadata resourceMetadata() {
        requireMcpServer();
        if (!settings.revision().hasResourceMetadata()) {
            throw new IllegalStateException(
                    "revision 2025-03-26 has no protected resource metadata; use serverMetadata()");
        }
        resource = discovery.resource(target, challenge == null ? challenge() : challenge);
        return resource;
    }

    /** Gets the metadata of the first authorization server, or of the one that the run was started at. */
    public ServerMetadata serverMetadata() {
        Optional<URI> issuer = givenIssuer.or(
                () -> resource().map(found -> found.authorizationServers().get(0)));
        server = issuer.map(discovery::server).orElseGet(() -> discovery.atOrigin(target));
        return server;
    }

    /** Becomes a client: registers dynamically, or takes the client that was given, whose id may be a document's URL. */
    public RegisteredClient register() {
        client = switch (settings.wayToRegister()) {
            case PRE_REGISTERED -> new RegisteredClient(settings.registeredClient(), Optional.empty());
            case METADATA_DOCUMENT -> RegisteredClient.document(settings.registeredClient(), server());
            case DYNAMIC -> RegisteredClient.register(wire, server());
        };
        return client;
    }

    /** Asks for a code, with the scopes of {@link #scopes()}. */
    public AuthorizationCode authorize() {
        return authorize(scopes());
    }

    /** Asks for a code, with these scopes. */
    AuthorizationCode authorize(Collection<String> scopes) {
        code = new AuthorizationRequest(server(), client())
                .resource(Optional.of(resourceUri())
                        .filter(uri -> settings.revision().hasResourceMetadata()))
                .scopes(scopes)
                .user(settings.user())
                .send(wire, settings.revision());
        requestedScopes = List.copyOf(scopes);
        return code;
    }

    /** Trades the code for tokens. */
    public TokenSet exchangeCode() {
        AuthorizationCode traded = code == null ? authorize() : code;
        return grant().code(wire, traded, requestedScopes());
    }

    /** Gets a token for the client itself, in place of a user's (RFC 6749 §4.4). */
    public TokenSet clientCredentials() {
        if (settings.registeredClient().isPublic()) {
            throw new IllegalStateException("client \"%s\" is public; the client credentials grant needs a secret"
                    .formatted(settings.registeredClient().id()));
        }
        return grant().clientCredentials(wire, scopes());
    }

    /** Gets tokens and opens a session with the MCP server. */
    public McpSession connect() {
        requireMcpServer();
        TokenSet tokens = exchangeCode();
        return McpSession.open(this, new McpConnection(wire, FlowStep.MCP, target, settings.revision()), tokens);
    }

    /** The scopes to ask for: as told, else the challenge's, else all of the resource's metadata, else none. */
    public List<String> scopes() {
        if (settings.scopes().isPresent() || givenIssuer.isPresent()) {
            return settings.scopes().orElse(List.of());
        }
        List<String> supported =
                resource().map(ResourceMetadata::scopesSupported).orElse(List.of());
        return Optional.ofNullable(challenge)
                .flatMap(McpResponse::bearerChallenge)
                .map(Challenge::scopes)
                .filter(scopes -> !scopes.isEmpty())
                .orElse(supported);
    }

    /** Every exchange of this run so far, the session's included, in order. */
    public List<Exchange> exchanges() {
        return wire.exchanges();
    }

    /** The scopes that the last authorization asked for; empty before the first. */
    Collection<String> requestedScopes() {
        return requestedScopes == null ? List.of() : requestedScopes;
    }

    TokenSet refresh(TokenSet tokens) {
        return TokenGrant.of(tokens, settings.revision()).refresh(wire, tokens);
    }

    private TokenGrant grant() {
        return new TokenGrant(
                client().client(), server().issuer(), server().tokenEndpoint(), resourceUri(), settings.revision());
    }

    private URI resourceUri() {
        return resource().map(ResourceMetadata::resource).orElse(target);
    }

    private Optional<ResourceMetadata> resource() {
        if (givenIssuer.isPresent()) {
            return Optional.empty();
        }
        if (!settings.revision().hasResourceMetadata()) {
            // MCP 2025-03-26: clients begin after a 401.
            challenge = challenge == null ? challenge() : challenge;
            return Optional.empty();
        }
        return Optional.of(resource == null ? resourceMetadata() : resource);
    }

    private ServerMetadata server() {
        return server == null ? serverMetadata() : server;
    }

    private RegisteredClient client() {
        return client == null ? register() : client;
    }

    private static void requireUrl(URI url) {
        if (WellKnown.httpUrl(url.toString()).isEmpty() || url.getRawFragment() != null) {
            throw new IllegalArgumentException("\"%s\" is no http or https URL without fragment".formatted(url));
        }
    }

    private void requireMcpServer() {
        if (givenIssuer.isPresent()) {
            throw new IllegalStateException(
                    "this run was started at the issuer %s and has no MCP server; use Flow.start"
                            .formatted(givenIssuer.get()));
        }
    }
}
