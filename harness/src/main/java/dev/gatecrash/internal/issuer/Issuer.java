package dev.gatecrash.internal.issuer;

import dev.gatecrash.client.Registration;
import dev.gatecrash.http.Endpoint;
import dev.gatecrash.http.Request;
import dev.gatecrash.internal.client.ClientAssertions;
import dev.gatecrash.internal.client.ClientAuthentication;
import dev.gatecrash.internal.client.ClientLookup;
import dev.gatecrash.internal.client.ClientRegistry;
import dev.gatecrash.internal.client.HostedDocuments;
import dev.gatecrash.internal.client.MetadataDocuments;
import dev.gatecrash.internal.client.PublishedKeys;
import dev.gatecrash.internal.endpoint.AuthorizationEndpoint;
import dev.gatecrash.internal.endpoint.ClientConfigurationEndpoint;
import dev.gatecrash.internal.endpoint.ClientDocumentEndpoint;
import dev.gatecrash.internal.endpoint.CodeRequests;
import dev.gatecrash.internal.endpoint.EndpointHandler;
import dev.gatecrash.internal.endpoint.Endpoints;
import dev.gatecrash.internal.endpoint.IntrospectionEndpoint;
import dev.gatecrash.internal.endpoint.JwksEndpoint;
import dev.gatecrash.internal.endpoint.MetadataEndpoint;
import dev.gatecrash.internal.endpoint.RegistrationEndpoint;
import dev.gatecrash.internal.endpoint.RevocationEndpoint;
import dev.gatecrash.internal.endpoint.TokenEndpoint;
import dev.gatecrash.internal.fetch.Fetcher;
import dev.gatecrash.internal.grant.ClientCredentials;
import dev.gatecrash.internal.grant.CodeGrant;
import dev.gatecrash.internal.grant.Grants;
import dev.gatecrash.internal.grant.RefreshGrant;
import dev.gatecrash.internal.grant.ResourcePolicy;
import dev.gatecrash.internal.grant.ScopePolicy;
import dev.gatecrash.internal.http.Delivery;
import dev.gatecrash.internal.http.Site;
import dev.gatecrash.internal.journal.RecordedJournal;
import dev.gatecrash.internal.key.KeyPool;
import dev.gatecrash.internal.key.RotatingKeys;
import dev.gatecrash.internal.registration.DynamicRegistration;
import dev.gatecrash.internal.registration.RegistrationPolicy;
import dev.gatecrash.internal.registration.Registrations;
import dev.gatecrash.internal.registration.SoftwareStatements;
import dev.gatecrash.internal.token.IssuedTokenCheck;
import dev.gatecrash.internal.token.Mint;
import dev.gatecrash.internal.token.RefreshChain;
import dev.gatecrash.internal.token.TokenIssuer;
import dev.gatecrash.internal.token.TokenStore;
import dev.gatecrash.internal.user.UserDirectory;
import dev.gatecrash.time.MovableClock;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One issuer: its whole object graph, and the site that answers for it. Dropping it drops all its state. */
public final class Issuer implements Site, AutoCloseable {

    private final MovableClock clock = new MovableClock();
    private final RecordedJournal journal = new RecordedJournal();
    private final TokenStore store;
    private final RotatingKeys keys;
    private final UserDirectory users;
    private final ClientRegistry clients;
    private final MetadataDocuments documents;
    private final ClientAuthentication authentication;
    private final IssuedTokenCheck tokens;
    private final Mint mint;
    private final Endpoints endpoints;
    private final Reception reception;

    /** Makes the issuer of this URL. */
    public Issuer(URI url, IssuerSettings settings) {
        store = new TokenStore(
                clock,
                settings.tokens().accessTokenLifetime().plus(settings.tokens().refreshTokenLifetime()));
        keys = new RotatingKeys(KeyPool.shared(), settings.algorithm(), clock);
        users = new UserDirectory(settings.users(), settings.consent());
        HostedDocuments hosted = new HostedDocuments(URI.create(url + Endpoint.CLIENT_DOCUMENT.path()));
        clients = new ClientRegistry(settings.clients(), hosted);

        TokenIssuer issuing = new TokenIssuer(url, keys, settings.tokens(), store, clock);
        RefreshChain chain = issuing.refreshTokens();
        tokens = new IssuedTokenCheck(url, keys, store, chain, clients, users, clock);
        mint = new Mint(issuing, keys, settings.tokens(), store, users, clock);

        ScopePolicy scopes = new ScopePolicy(settings.offeredScopes(), settings.defaultScopes());
        ResourcePolicy resources = new ResourcePolicy(settings.resources());
        Grants grants = new Grants(List.of(
                new CodeGrant(store, tokens, users, resources),
                new RefreshGrant(chain, users, resources),
                new ClientCredentials(scopes, resources)));
        CodeRequests codes = new CodeRequests(users, scopes, resources, store, clock, settings.codeLifetime());
        RegistrationPolicy registration = settings.registration();
        Fetcher fetcher = new Fetcher(registration.fetching());
        documents = new MetadataDocuments(fetcher, grants.types(), clock);
        boolean documented = registration.ways().contains(Registration.METADATA_DOCUMENT);
        ClientLookup lookup = new ClientLookup(clients, documented ? Optional.of(documents) : Optional.empty());
        Set<String> audiences = Set.of(url.toString(), url + Endpoint.TOKEN.path());
        PublishedKeys clientKeys = new PublishedKeys(fetcher, clock);
        authentication = new ClientAuthentication(lookup, new ClientAssertions(lookup, clientKeys, audiences, clock));

        List<EndpointHandler> handlers = new ArrayList<>(List.of(
                new MetadataEndpoint(Endpoint.METADATA, () -> document(url, settings, false)),
                new MetadataEndpoint(Endpoint.OPENID_CONFIGURATION, () -> document(url, settings, true)),
                new JwksEndpoint(keys),
                new ClientDocumentEndpoint(hosted),
                new AuthorizationEndpoint(url, lookup, codes),
                new TokenEndpoint(authentication, grants, issuing),
                new IntrospectionEndpoint(authentication, tokens),
                new RevocationEndpoint(authentication, tokens)));
        if (registration.ways().contains(Registration.DYNAMIC)) {
            SoftwareStatements statements = new SoftwareStatements(registration.statementKeys(), clock);
            DynamicRegistration dynamic = new DynamicRegistration(grants.types(), statements);
            URI managed = URI.create(url + Endpoint.CLIENT_CONFIGURATION.path());
            Registrations registrations = new Registrations(clients, managed, registration.limit(), clock);
            handlers.add(new RegistrationEndpoint(dynamic, registrations, registration.initialToken()));
            handlers.add(new ClientConfigurationEndpoint(dynamic, registrations));
        }
        endpoints = new Endpoints(url, handlers);
        reception = new Reception(endpoints, journal, clock);
    }

    @Override
    public Delivery handle(Request request) {
        return reception.handle(request);
    }

    private Map<String, Object> document(URI url, IssuerSettings settings, boolean openId) {
        return settings.lastWord().apply(MetadataDocument.of(url, endpoints, settings, keys, openId));
    }

    /** Its clock. */
    public MovableClock clock() {
        return clock;
    }

    /** Its journal. */
    public RecordedJournal journal() {
        return journal;
    }

    /** Its keys. */
    public RotatingKeys keys() {
        return keys;
    }

    /** Its users. */
    public UserDirectory users() {
        return users;
    }

    /** Its clients. */
    public ClientRegistry clients() {
        return clients;
    }

    /** Tokens for tests. */
    public Mint mint() {
        return mint;
    }

    /** Its issued tokens, to revoke. */
    public IssuedTokenCheck tokens() {
        return tokens;
    }

    /** Its endpoints. */
    public Endpoints endpoints() {
        return endpoints;
    }

    /** The first failure of ours, if any request met one. */
    public Optional<Throwable> failure() {
        return reception.failure();
    }

    /** Forgets codes, refresh tokens, revocations and journal, and lets the clock run with the system's. */
    public void reset() {
        store.clear();
        documents.clear();
        authentication.clear();
        journal.clear();
        clock.resume();
    }

    @Override
    public void close() {
        keys.close();
    }
}
