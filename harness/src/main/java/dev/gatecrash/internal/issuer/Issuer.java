package dev.gatecrash.internal.issuer;

import dev.gatecrash.client.Registration;
import dev.gatecrash.http.Endpoint;
import dev.gatecrash.http.Request;
import dev.gatecrash.http.Response;
import dev.gatecrash.internal.client.ClientAssertions;
import dev.gatecrash.internal.client.ClientAuthentication;
import dev.gatecrash.internal.client.ClientLookup;
import dev.gatecrash.internal.client.ClientRegistry;
import dev.gatecrash.internal.client.HostedDocuments;
import dev.gatecrash.internal.client.MetadataDocuments;
import dev.gatecrash.internal.client.PublishedKeys;
import dev.gatecrash.internal.endpoint.EndpointHandler;
import dev.gatecrash.internal.endpoint.Endpoints;
import dev.gatecrash.internal.endpoint.IntrospectionEndpoint;
import dev.gatecrash.internal.endpoint.JwksEndpoint;
import dev.gatecrash.internal.endpoint.Locations;
import dev.gatecrash.internal.endpoint.MetadataEndpoint;
import dev.gatecrash.internal.endpoint.RevocationEndpoint;
import dev.gatecrash.internal.endpoint.SignedIntrospection;
import dev.gatecrash.internal.endpoint.TokenEndpoint;
import dev.gatecrash.internal.endpoint.attacker.AttackerEndpoint;
import dev.gatecrash.internal.endpoint.authorization.AuthorizationEndpoint;
import dev.gatecrash.internal.endpoint.authorization.CodeRequestCheck;
import dev.gatecrash.internal.endpoint.authorization.CodeRequests;
import dev.gatecrash.internal.endpoint.authorization.PushedAuthorizationEndpoint;
import dev.gatecrash.internal.endpoint.authorization.Steps;
import dev.gatecrash.internal.endpoint.device.DeviceAuthorizationEndpoint;
import dev.gatecrash.internal.endpoint.device.DeviceVerificationEndpoint;
import dev.gatecrash.internal.endpoint.misbehaviour.Decisions;
import dev.gatecrash.internal.endpoint.misbehaviour.Misconduct;
import dev.gatecrash.internal.endpoint.openid.LogoutEndpoint;
import dev.gatecrash.internal.endpoint.openid.UserInfoEndpoint;
import dev.gatecrash.internal.endpoint.registration.ClientDocumentEndpoint;
import dev.gatecrash.internal.fault.Conduct;
import dev.gatecrash.internal.fault.FaultPlan;
import dev.gatecrash.internal.fault.IssuerPort;
import dev.gatecrash.internal.fetch.Fetcher;
import dev.gatecrash.internal.grant.Grants;
import dev.gatecrash.internal.grant.WaitingDevices;
import dev.gatecrash.internal.http.Delivery;
import dev.gatecrash.internal.http.Site;
import dev.gatecrash.internal.journal.RecordedJournal;
import dev.gatecrash.internal.key.KeyPool;
import dev.gatecrash.internal.key.RotatingKeys;
import dev.gatecrash.internal.registration.RegistrationPolicy;
import dev.gatecrash.internal.token.IssuedTokenCheck;
import dev.gatecrash.internal.token.IssuerLifetimes;
import dev.gatecrash.internal.token.Mint;
import dev.gatecrash.internal.token.TokenIssuer;
import dev.gatecrash.internal.token.TokenStore;
import dev.gatecrash.internal.token.attacker.Attacker;
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

    private final URI url;
    private final Locations locations;
    private final MovableClock clock = new MovableClock();
    private final RecordedJournal journal;
    private final FaultPlan faults;
    private final Conduct conduct;
    private final RotatingKeys keys;
    private final UserDirectory users;
    private final ClientRegistry clients;
    private final HostedDocuments hosted;
    private final ClientLookup lookup;
    private final MetadataDocuments documents;
    private final ClientAuthentication authentication;
    private final IssuerState state;
    private final IssuerLifetimes lifetimes;
    private final IssuedTokenCheck tokens;
    private final Attacker attacker;
    private final Mint mint;
    private final Endpoints endpoints;
    private final Reception reception;

    /** Makes the issuer at this place, behind this port; its persona may add to the URL. */
    public Issuer(URI place, IssuerPort port, IssuerSettings settings) {
        faults = new FaultPlan(clock, port);
        conduct = new Conduct(settings.conduct());
        url = URI.create(place + settings.persona().issuerSuffix());
        locations = new Locations(url, settings.persona(), !port.isShared());
        journal = new RecordedJournal(locations::has);
        keys = new RotatingKeys(KeyPool.shared(), settings.algorithm(), clock);
        users = new UserDirectory(settings.users(), settings.consent());
        hosted = new HostedDocuments(locations.of(Endpoint.CLIENT_DOCUMENT));
        clients = new ClientRegistry(settings.clients(), hosted);

        lifetimes = settings.tokens().lifetimes();
        state = IssuerState.of(place, url, locations, settings, users, clock);
        TokenStore store = state.store();

        TokenIssuer issuing = new TokenIssuer(url, keys, settings.tokens(), store, clock);
        tokens = new IssuedTokenCheck(url, keys, store, issuing.refreshTokens(), clients, users, clock);
        attacker = new Attacker(locations.of(Endpoint.ATTACKER), keys, KeyPool.shared());
        mint = new Mint(issuing, keys, settings.tokens(), store, users, clients, attacker, clock);

        IssuerGrants granting = new IssuerGrants(settings, state, users, clock);
        Grants grants = granting.of(tokens, issuing.refreshTokens(), conduct);
        RegistrationPolicy registration = settings.registration();
        Fetcher fetcher = new Fetcher(registration.fetching());
        documents = new MetadataDocuments(fetcher, grants.types(), clock);
        boolean documented = registration.ways().contains(Registration.METADATA_DOCUMENT);
        lookup = new ClientLookup(clients, documented ? Optional.of(documents) : Optional.empty());
        Set<String> audiences =
                Set.of(url.toString(), locations.of(Endpoint.TOKEN).toString());
        PublishedKeys clientKeys = new PublishedKeys(fetcher, clock);
        authentication = new ClientAuthentication(lookup, new ClientAssertions(lookup, clientKeys, audiences, clock));

        endpoints = new Endpoints(locations, handlers(settings, issuing, grants), conduct);
        reception = new Reception(endpoints, journal, faults, new Misconduct(conduct), clock);
    }

    private List<EndpointHandler> handlers(IssuerSettings settings, TokenIssuer issuing, Grants grants) {
        Policies policies = Policies.of(settings);
        CodeRequestCheck check = policies.codeRequests(tokens);
        CodeRequests codes = new CodeRequests(check, users, state.signIns(), state.store(), clock, lifetimes, conduct);
        SignInEndpoints signIn = new SignInEndpoints(locations, settings.login(), users, state);
        Optional<URI> name = settings.persona().namesItself() ? Optional.of(url) : Optional.empty();
        Steps steps = signIn.steps(name, codes, clock);
        URI page = locations.of(Endpoint.DEVICE_VERIFICATION);

        List<EndpointHandler> handlers = new ArrayList<>(List.of(
                new MetadataEndpoint(Endpoint.METADATA, () -> document(Endpoint.METADATA, settings)),
                new MetadataEndpoint(
                        Endpoint.OPENID_CONFIGURATION, () -> document(Endpoint.OPENID_CONFIGURATION, settings)),
                new JwksEndpoint(keys),
                new ClientDocumentEndpoint(hosted),
                new AttackerEndpoint(attacker),
                new AuthorizationEndpoint(lookup, state.pushed(), steps),
                new PushedAuthorizationEndpoint(authentication, check, state.pushed(), state.proofs()),
                new TokenEndpoint(
                        authentication, grants, issuing, state.proofs(), state.assertions(), new Decisions(conduct)),
                new DeviceAuthorizationEndpoint(
                        page, authentication, state.devices(), policies.scopes(), policies.resources()),
                new DeviceVerificationEndpoint(state.devices(), users),
                new UserInfoEndpoint(tokens, users, state.proofs()),
                new LogoutEndpoint(tokens, clients, state.signIns(), state.sessions()),
                new IntrospectionEndpoint(authentication, tokens, new SignedIntrospection(url, keys, clock)),
                new RevocationEndpoint(authentication, tokens)));
        handlers.addAll(signIn.handlers(steps));
        URI managed = locations.of(Endpoint.CLIENT_CONFIGURATION);
        handlers.addAll(
                RegistrationEndpoints.handlers(settings.registration(), grants.types(), clients, managed, clock));
        return handlers;
    }

    @Override
    public Delivery handle(Request request) {
        return reception.handle(request);
    }

    @Override
    public void refused(Request request, Response response, String reason) {
        reception.refused(request, response, reason);
    }

    private Optional<Map<String, Object>> document(Endpoint document, IssuerSettings settings) {
        boolean openId = document == Endpoint.OPENID_CONFIGURATION;
        return settings.persona()
                .metadata(document, MetadataDocument.of(url, endpoints, settings, keys, openId))
                .map(settings.lastWord());
    }

    /** Its identifier. */
    public URI url() {
        return url;
    }

    /** Its clock. */
    public MovableClock clock() {
        return clock;
    }

    /** Its journal. */
    public RecordedJournal journal() {
        return journal;
    }

    /** How long what it gives out works. */
    public IssuerLifetimes lifetimes() {
        return lifetimes;
    }

    /** How it misbehaves. */
    public Conduct conduct() {
        return conduct;
    }

    /** Its faults. */
    public FaultPlan faults() {
        return faults;
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

    /** Its waiting devices. */
    public WaitingDevices devices() {
        return state.devices();
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

    /** Sends this {@code Cache-Control} from an endpoint; an empty one is left out. */
    public void cacheControl(Endpoint endpoint, String value) {
        reception.caching().set(endpoint, value);
    }

    /** The first failure of ours, if any request met one. */
    public Optional<Throwable> failure() {
        return reception.failure();
    }

    /** Forgets all but keys, users and clients, and lets the clock run with the system's. */
    public void reset() {
        faults.clear();
        state.clear();
        lifetimes.reset();
        conduct.reset();
        keys.withdrawJunk();
        reception.caching().clear();
        documents.clear();
        authentication.clear();
        journal.clear();
        clock.resume();
    }

    @Override
    public void close() {
        reception.close();
        keys.close();
    }
}
