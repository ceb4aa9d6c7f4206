package dev.gatecrash;

import dev.gatecrash.client.Client;
import dev.gatecrash.client.Registration;
import dev.gatecrash.fault.Misbehaviour;
import dev.gatecrash.internal.host.Address;
import dev.gatecrash.key.SigningAlgorithm;
import dev.gatecrash.persona.Persona;
import dev.gatecrash.persona.Personas;
import dev.gatecrash.token.Lifetime;
import dev.gatecrash.user.Consent;
import dev.gatecrash.user.Login;
import dev.gatecrash.user.User;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Settings of an {@link AuthorizationServer}. Mutable, for one start, for one thread.
 *
 * <pre>{@code
 * AuthorizationServer auth = AuthorizationServer.builder()
 *         .scopes("notes:read", "notes:write")
 *         .accessTokenLifetime(Duration.ofMinutes(1))
 *         .start();
 * }</pre>
 */
public final class AuthorizationServerBuilder {

    private final ServerSettings settings = new ServerSettings();
    private Address address = Address.SHARED;

    AuthorizationServerBuilder() {}

    /** Looks like this provider, its ways to become a client included; {@link Personas#STANDARD} unless set. */
    public AuthorizationServerBuilder persona(Persona provider) {
        settings.persona = provider;
        settings.registration.ways = provider.registration();
        return this;
    }

    /** Adds users; without any there are {@code alice} and {@code bob}. */
    public AuthorizationServerBuilder user(User... more) {
        settings.users.addAll(List.of(more));
        return this;
    }

    /** How users sign in; {@link Login#automatic()} unless set. */
    public AuthorizationServerBuilder login(Login way) {
        settings.login = way;
        return this;
    }

    /** How users answer a client; unless set {@link Consent#automatic()} if they sign in automatically, else asked. */
    public AuthorizationServerBuilder consent(Consent answer) {
        settings.consent = Optional.of(answer);
        return this;
    }

    /** Registers clients from the start. */
    public AuthorizationServerBuilder client(Client... more) {
        settings.clients.addAll(List.of(more));
        return this;
    }

    /** The ways to become a client; all unless set. */
    public AuthorizationServerBuilder registration(Registration... offered) {
        settings.registration.ways = new LinkedHashSet<>(List.of(offered));
        return this;
    }

    /** Lets clients register themselves only with this initial access token (RFC 7591 §3); without one unless set. */
    public AuthorizationServerBuilder registrationToken(String initialAccessToken) {
        settings.registration.initialToken = Optional.of(initialAccessToken);
        return this;
    }

    /** How many clients may have registered themselves at a time; further ones get 403. Any number unless set. */
    public AuthorizationServerBuilder registrationLimit(int clients) {
        settings.registration.limit = Optional.of(clients);
        return this;
    }

    /** Takes software statements (RFC 7591 §2.3) of this issuer, by a key of this JWK set; none unless set. */
    public AuthorizationServerBuilder softwareStatements(String issuer, String jwks) {
        settings.registration.statementKeys.put(issuer, jwks);
        return this;
    }

    /** Fetches documents and keys of others from https alone; plain http is allowed on loopback unless set. */
    public AuthorizationServerBuilder httpsDocumentsOnly() {
        settings.registration.httpsOnly = true;
        return this;
    }

    /** Fetches documents and keys of others from private addresses (RFC 6890) too, not public and loopback ones only. */
    public AuthorizationServerBuilder allowPrivateAddresses() {
        settings.registration.privateAddresses = true;
        return this;
    }

    /** Trusts the certificate authorities in this PEM text, besides the JVM's, when it fetches documents and keys of others. */
    public AuthorizationServerBuilder trustAuthority(String pem) {
        settings.registration.trust(pem);
        return this;
    }

    /** Trusts the certificate authorities in this PEM file, as {@link #trustAuthority(String)} does. */
    public AuthorizationServerBuilder trustAuthority(Path pemFile) {
        settings.registration.trust(pemFile);
        return this;
    }

    /** The scopes on offer; any scope unless set. {@code openid} and {@code offline_access} are always on offer. */
    public AuthorizationServerBuilder scopes(String... offered) {
        settings.scopes = new LinkedHashSet<>(List.of(offered));
        return this;
    }

    /** What a request without scope gets (RFC 6749 §3.3); all scopes on offer unless set. */
    public AuthorizationServerBuilder defaultScopes(String... granted) {
        settings.defaultScopes = Optional.of(new LinkedHashSet<>(List.of(granted)));
        return this;
    }

    /** The resources tokens can be asked for (RFC 8707); any unless set, others get {@code invalid_target}. */
    public AuthorizationServerBuilder resource(URI... known) {
        settings.resources.addAll(List.of(known));
        return this;
    }

    /** The audience where a client asks for no resource; the issuer itself unless set, so that no server accepts it. */
    public AuthorizationServerBuilder defaultAudience(URI audience) {
        settings.defaultAudience = Optional.of(audience);
        return this;
    }

    /** How long access tokens work; ten minutes unless set. */
    public AuthorizationServerBuilder accessTokenLifetime(Duration lifetime) {
        settings.positive(Lifetime.ACCESS_TOKEN, lifetime, "access token");
        return this;
    }

    /** How long refresh tokens work; thirty days unless set. */
    public AuthorizationServerBuilder refreshTokenLifetime(Duration lifetime) {
        settings.positive(Lifetime.REFRESH_TOKEN, lifetime, "refresh token");
        return this;
    }

    /** How long this works; its {@link Lifetime#usual()} unless set. Zero or less makes what has expired already. */
    public AuthorizationServerBuilder lifetime(Lifetime kind, Duration duration) {
        settings.lifetimes.set(kind, duration);
        return this;
    }

    /** How long this works for one client; as long as for all unless set. */
    public AuthorizationServerBuilder lifetimeFor(String clientId, Lifetime kind, Duration duration) {
        settings.lifetimes.setFor(clientId, kind, duration);
        return this;
    }

    /** How long a rotated refresh token goes on working; unless set a second use revokes all (RFC 9700 §4.14.2). */
    public AuthorizationServerBuilder refreshTokenReuse(Duration grace) {
        settings.refreshTokenReuse = grace;
        return this;
    }

    /** Gives refresh tokens for {@code offline_access} alone; unless set to every client that is registered for them. */
    public AuthorizationServerBuilder refreshTokensForOfflineAccessOnly() {
        settings.offlineOnly = true;
        return this;
    }

    /** Header {@code typ: at+jwt} (RFC 9068 §2.1) in place of {@code JWT}, which more servers accept by default. */
    public AuthorizationServerBuilder atJwt() {
        settings.type = "at+jwt";
        return this;
    }

    /** Access tokens are random values that only introspection explains (RFC 7662); JWTs unless set. */
    public AuthorizationServerBuilder opaqueAccessTokens() {
        settings.opaque = true;
        return this;
    }

    /** The algorithm of the first signing key; RS256 unless set. */
    public AuthorizationServerBuilder algorithm(SigningAlgorithm first) {
        settings.algorithm = first;
        return this;
    }

    /** Refuses authorization requests that were not pushed (RFC 9126 §5); both are accepted unless set. */
    public AuthorizationServerBuilder requirePushedAuthorizationRequests() {
        settings.pushedRequestsOnly = true;
        return this;
    }

    /** Wants a nonce of its own in every DPoP proof (RFC 9449 §8); none is asked for unless set. */
    public AuthorizationServerBuilder requireDpopNonce() {
        settings.dpopNonces = true;
        return this;
    }

    /** The first user approves a device at its first poll (RFC 8628); unless set the test or the page decides. */
    public AuthorizationServerBuilder approveDevicesAutomatically() {
        settings.automaticDevices = true;
        return this;
    }

    /** The authentication context classes that users can reach (RFC 9470 §4); any that is asked for unless set. */
    public AuthorizationServerBuilder acrValues(String... offered) {
        settings.acrValues = new LinkedHashSet<>(List.of(offered));
        return this;
    }

    /** The types of {@code authorization_details} on offer (RFC 9396 §2); any unless set. */
    public AuthorizationServerBuilder authorizationDetailsTypes(String... offered) {
        settings.detailTypes = new LinkedHashSet<>(List.of(offered));
        return this;
    }

    /** Takes identity assertions (ID-JAG) of this issuer, the enterprise's identity provider; of none unless set. */
    public AuthorizationServerBuilder trustIssuer(AuthorizationServer provider) {
        settings.trust(provider);
        return this;
    }

    /** Takes identity assertions (ID-JAG) of an issuer elsewhere, whose keys are in this document. */
    public AuthorizationServerBuilder trustIssuer(URI issuer, URI jwks) {
        settings.trust(issuer, jwks);
        return this;
    }

    /** Takes JWTs of these workloads from this issuer (RFC 7523; MCP Workload Identity Federation). */
    public AuthorizationServerBuilder trustWorkloads(AuthorizationServer platform, String... subjects) {
        settings.trustWorkloads(platform, subjects);
        return this;
    }

    /** Takes JWTs of these workloads from an issuer elsewhere, whose keys are in this document. */
    public AuthorizationServerBuilder trustWorkloads(URI issuer, URI jwks, String... subjects) {
        settings.trustWorkloads(issuer, jwks, subjects);
        return this;
    }

    /** Has the last word on the metadata, to break discovery on purpose. Gets a modifiable map, returns the document. */
    public AuthorizationServerBuilder metadata(UnaryOperator<Map<String, Object>> lastWord) {
        settings.metadata = lastWord;
        return this;
    }

    /** Breaks the protocol in these ways, from the start and after each reset. */
    public AuthorizationServerBuilder misbehave(Misbehaviour... ways) {
        settings.conduct.addAll(List.of(ways));
        return this;
    }

    /** Speaks https, with a certificate of {@link AuthorizationServer#trust()}, on a port of its own. */
    public AuthorizationServerBuilder tls() {
        address = new Address(address.host(), address.port(), address.path(), true);
        return this;
    }

    /** An issuer without path, on a port of its own. */
    public AuthorizationServerBuilder issuerWithoutPath() {
        return path("");
    }

    /** The issuer's path, such as {@code /tenant1}; one of the server's choice unless set. */
    public AuthorizationServerBuilder path(String path) {
        address = new Address(address.host(), address.port(), Optional.of(path), address.tls());
        return this;
    }

    /** A fixed port of its own; tests are better off without. */
    public AuthorizationServerBuilder port(int port) {
        address = new Address(address.host(), Optional.of(port), address.path(), address.tls());
        return this;
    }

    /**
     * The loopback host to bind; 127.0.0.1 unless set.
     *
     * @throws IllegalArgumentException if it is not a loopback host
     */
    public AuthorizationServerBuilder host(String loopback) {
        address = new Address(loopback, address.port(), address.path(), address.tls());
        return this;
    }

    /** Starts the issuer. */
    public AuthorizationServer start() {
        return settings.openAt(address);
    }
}
