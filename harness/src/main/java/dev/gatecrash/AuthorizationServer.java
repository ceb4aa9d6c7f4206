package dev.gatecrash;

import dev.gatecrash.client.Clients;
import dev.gatecrash.diagnosis.Diagnosis;
import dev.gatecrash.diagnosis.Situation;
import dev.gatecrash.fault.Faults;
import dev.gatecrash.fault.Misbehaviour;
import dev.gatecrash.flow.Flow;
import dev.gatecrash.flow.FlowObserver;
import dev.gatecrash.http.Endpoint;
import dev.gatecrash.http.Exchange;
import dev.gatecrash.internal.host.Certificates;
import dev.gatecrash.internal.host.Host;
import dev.gatecrash.internal.host.Place;
import dev.gatecrash.internal.issuer.Issuer;
import dev.gatecrash.internal.key.TrustedIssuer;
import dev.gatecrash.journal.Journal;
import dev.gatecrash.key.SigningKey;
import dev.gatecrash.key.SigningKeys;
import dev.gatecrash.time.MovableClock;
import dev.gatecrash.tls.Trust;
import dev.gatecrash.token.Lifetimes;
import dev.gatecrash.token.Token;
import dev.gatecrash.token.TokenBuilder;
import dev.gatecrash.user.Devices;
import dev.gatecrash.user.Users;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An OAuth 2.1 authorization server for tests: one object is one issuer, with its own keys, clients, users, tokens,
 * clock and journal.
 *
 * <pre>{@code
 * try (AuthorizationServer auth = AuthorizationServer.start();
 *         NotesServer server = NotesServer.start(auth.issuer())) {
 *     McpSession session = auth.flow().user("alice").scopes("notes:read").connect(server.url());
 *     session.listTools();
 * }
 * }</pre>
 *
 * <p>All issuers of a JVM share one HTTP server on 127.0.0.1, started when first needed; a new issuer is a path on it.
 * Closing an issuer drops all its state. Thread-safe. Not for production.
 */
public final class AuthorizationServer implements AutoCloseable {

    private final Place place;
    private final Issuer issuer;
    private final boolean tls;
    private final AtomicBoolean closed = new AtomicBoolean();

    AuthorizationServer(Place place, Issuer issuer, boolean tls) {
        this.place = place;
        this.issuer = issuer;
        this.tls = tls;
    }

    /** Starts an issuer with default settings. */
    public static AuthorizationServer start() {
        return builder().start();
    }

    /** Settings for an issuer that differs from the default. */
    public static AuthorizationServerBuilder builder() {
        Host.shared().prepare();
        return new AuthorizationServerBuilder();
    }

    /**
     * Stops the HTTP server of this JVM, with every issuer that is still open. The JUnit extension does this at the end of
     * the last run; a program of its own may, to leave no thread behind. A later {@link #start()} starts it again.
     */
    public static void stopHost() {
        Host.shared().stop();
    }

    /** The issuer identifier (RFC 8414 §2), to be compared character by character. */
    public URI issuer() {
        return issuer.url();
    }

    /** The URL of an endpoint. */
    public URI url(Endpoint endpoint) {
        return issuer.endpoints().url(endpoint);
    }

    /** Tokens for tests, valid unless told otherwise. */
    public TokenBuilder token() {
        return issuer.mint().builder();
    }

    /** Revokes an access token, or a refresh token and everything of its authorization (RFC 7009 §2.1). */
    public void revoke(String token) {
        issuer.tokens().revoke(token);
    }

    /** Revokes a token that was minted by {@link #token()}. */
    public void revoke(Token token) {
        revoke(token.value());
    }

    /** The signing keys. */
    public SigningKeys keys() {
        return issuer.keys();
    }

    /**
     * Answers with this {@code Cache-Control} at an endpoint, such as the keys' or the metadata's, until a reset; an empty
     * one is left out. {@code no-cache} for documents and {@code no-store} for all else unless set.
     */
    public void cacheControl(Endpoint endpoint, String value) {
        issuer.cacheControl(endpoint, value);
    }

    /** The clock everything here runs on; hand it to the server under test to move both. */
    public MovableClock clock() {
        return issuer.clock();
    }

    /** How long tokens, codes and the like work. */
    public Lifetimes lifetimes() {
        return issuer.lifetimes();
    }

    /** Breaks the protocol in these ways too, from now on; {@link #behave} and {@link #reset} end it. */
    public void misbehave(Misbehaviour... ways) {
        issuer.conduct().add(List.of(ways));
    }

    /** Breaks the protocol in no way from now on. */
    public void behave() {
        issuer.conduct().improve();
    }

    /** The ways in which it breaks the protocol now. */
    public Set<Misbehaviour> misbehaviours() {
        return issuer.conduct().now();
    }

    /** What shall go wrong on the wire. */
    public Faults faults() {
        return issuer.faults();
    }

    /** What was asked and answered so far. */
    public Journal journal() {
        return issuer.journal();
    }

    /** The users. */
    public Users users() {
        return issuer.users();
    }

    /** The devices that wait for a user's decision (RFC 8628). */
    public Devices devices() {
        return issuer.devices();
    }

    /** The clients. */
    public Clients clients() {
        return issuer.clients();
    }

    /** What another issuer needs to trust this one. */
    TrustedIssuer asTrusted(Optional<Set<String>> workloads) {
        return new TrustedIssuer(issuer(), issuer.keys(), workloads);
    }

    /** A scripted MCP client that trusts this server and whose exchanges are in its {@link #journal()}. */
    public Flow flow() {
        Flow flow = Flow.create().observedBy(observer());
        return trust().map(flow::trust).orElse(flow);
    }

    /**
     * Takes what a client sends to the MCP server into this issuer's journal: for requests that are not sent by
     * {@link #flow()}, as in {@code McpRequest.listTools(url).bearer(token).observedBy(auth.observer())}.
     */
    public FlowObserver observer() {
        return new JournalObserver(this);
    }

    /**
     * Why this was probably answered, if it was not the answer expected, told from the journal: each cause in a sentence or
     * two, none if nothing looks wrong. The exchange joins the conversation of the journal.
     */
    public List<String> likelyCauses(Exchange unexpected) {
        journal().note(unexpected);
        return likelyCauses(Optional.of(unexpected));
    }

    /** The same without an exchange in particular: what the journal alone shows. */
    public List<String> likelyCauses() {
        return likelyCauses(Optional.empty());
    }

    private List<String> likelyCauses(Optional<Exchange> unexpected) {
        if (closed.get()) {
            // Its keys are another's by now, and a flow that fails late must fail for its own reason.
            return List.of();
        }
        return Diagnosis.of(new Situation(
                issuer(),
                Stream.of(Endpoint.METADATA, Endpoint.OPENID_CONFIGURATION, Endpoint.JWKS)
                        .collect(Collectors.toMap(endpoint -> endpoint, this::url)),
                keys().published().stream().map(SigningKey::id).collect(Collectors.toSet()),
                clock().instant(),
                Instant.now(),
                journal().conversation(),
                unexpected));
    }

    /** What a client needs to trust this server; empty unless it was built with {@code tls()}. */
    public Optional<Trust> trust() {
        return tls ? Optional.of(Certificates.trust()) : Optional.empty();
    }

    /**
     * Makes it new but for keys, users and clients: codes, refresh tokens, opaque access tokens, revocations, sign-ins,
     * waiting devices, faults and journal are forgotten, lifetimes and misbehaviours are the builder's, junk keys and cache headers are gone, and the clock runs with the system's.
     */
    public void reset() {
        issuer.reset();
    }

    /**
     * Closes this issuer; a second call does nothing.
     *
     * @throws IllegalStateException if a request met a bug in Gatecrash; its cause tells
     */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        place.close();
        issuer.close();
        issuer.failure().ifPresent(bug -> {
            throw new IllegalStateException(
                    "a request met an exception, in a setting of this issuer such as metadata(...) or persona(...), or in Gatecrash",
                    bug);
        });
    }

    @Override
    public String toString() {
        return "AuthorizationServer[" + issuer() + "]";
    }
}
