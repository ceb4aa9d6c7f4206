package dev.gatecrash;

import dev.gatecrash.client.Client;
import dev.gatecrash.fault.Misbehaviour;
import dev.gatecrash.internal.fetch.FetchPolicy;
import dev.gatecrash.internal.fetch.Fetcher;
import dev.gatecrash.internal.host.Address;
import dev.gatecrash.internal.host.Certificates;
import dev.gatecrash.internal.host.Host;
import dev.gatecrash.internal.host.Place;
import dev.gatecrash.internal.issuer.Issuer;
import dev.gatecrash.internal.issuer.IssuerSettings;
import dev.gatecrash.internal.key.KeyPool;
import dev.gatecrash.internal.key.RemoteKeys;
import dev.gatecrash.internal.key.TrustedIssuer;
import dev.gatecrash.internal.registration.RegistrationPolicy;
import dev.gatecrash.internal.token.IssuerLifetimes;
import dev.gatecrash.internal.token.TokenPolicy;
import dev.gatecrash.key.SigningAlgorithm;
import dev.gatecrash.persona.Persona;
import dev.gatecrash.persona.Personas;
import dev.gatecrash.token.Lifetime;
import dev.gatecrash.user.Consent;
import dev.gatecrash.user.Login;
import dev.gatecrash.user.User;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** What a builder was told. Mutable, for one thread. */
final class ServerSettings {

    final List<User> users = new ArrayList<>();
    final List<Client> clients = new ArrayList<>();
    final Set<URI> resources = new LinkedHashSet<>();
    Set<String> scopes = Set.of();
    Optional<Set<String>> defaultScopes = Optional.empty();
    Login login = Login.automatic();
    Optional<Consent> consent = Optional.empty();
    final RegistrationSettings registration = new RegistrationSettings();
    final IssuerLifetimes lifetimes = new IssuerLifetimes();
    String type = "JWT";
    boolean opaque;
    Optional<URI> defaultAudience = Optional.empty();
    SigningAlgorithm algorithm = SigningAlgorithm.RS256;
    // The policy is complete only at the start.
    private final List<Function<FetchPolicy, TrustedIssuer>> trusted = new ArrayList<>();
    Set<String> acrValues = Set.of();
    Set<String> detailTypes = Set.of();
    boolean pushedRequestsOnly;
    boolean dpopNonces;
    boolean automaticDevices;
    final Set<Misbehaviour> conduct = EnumSet.noneOf(Misbehaviour.class);
    Duration refreshTokenReuse = Duration.ZERO;
    boolean offlineOnly;
    Persona persona = Personas.STANDARD;
    UnaryOperator<Map<String, Object>> metadata = UnaryOperator.identity();

    AuthorizationServer openAt(Address address) {
        KeyPool.shared().prepare(algorithm);
        if (address.tls()) {
            // It fetches the documents that it hosts itself.
            registration.trust(Certificates.trust().pem());
        }
        Place place = Host.shared().open(address);
        try {
            Issuer issuer = new Issuer(place.url(), place.port(), forIssuer());
            place.serve(issuer);
            return new AuthorizationServer(place, issuer, address.tls());
        } catch (RuntimeException e) {
            place.close();
            throw e;
        }
    }

    private IssuerSettings forIssuer() {
        List<User> people = users.isEmpty() ? List.of(User.named("alice"), User.named("bob")) : List.copyOf(users);
        RegistrationPolicy becoming = registration.policy();
        return new IssuerSettings(
                algorithm,
                new TokenPolicy(
                        lifetimes.copy(), refreshTokenReuse, offlineOnly, type, opaque, defaultAudience, dialect()),
                scopes,
                defaultScopes.orElse(scopes),
                resources,
                people,
                login,
                consent.orElse(login instanceof Login.Automatic ? Consent.automatic() : Consent.asked()),
                clients,
                becoming,
                security(becoming.fetching()),
                persona,
                conduct,
                metadata);
    }

    private TokenPolicy.Dialect dialect() {
        return new TokenPolicy.Dialect(persona::header, persona::claims);
    }

    void trust(AuthorizationServer provider) {
        trusted.add(fetching -> provider.asTrusted(Optional.empty()));
    }

    void trust(URI issuer, URI jwks) {
        trusted.add(fetching -> remote(issuer, jwks, fetching, Optional.empty()));
    }

    void trustWorkloads(AuthorizationServer platform, String... subjects) {
        trusted.add(fetching -> platform.asTrusted(Optional.of(Set.of(subjects))));
    }

    void trustWorkloads(URI issuer, URI jwks, String... subjects) {
        trusted.add(fetching -> remote(issuer, jwks, fetching, Optional.of(Set.of(subjects))));
    }

    private static TrustedIssuer remote(URI issuer, URI jwks, FetchPolicy fetching, Optional<Set<String>> workloads) {
        return new TrustedIssuer(issuer, new RemoteKeys(jwks, new Fetcher(fetching)), workloads);
    }

    private IssuerSettings.Security security(FetchPolicy fetching) {
        List<TrustedIssuer> issuers =
                trusted.stream().map(issuer -> issuer.apply(fetching)).toList();
        return new IssuerSettings.Security(
                pushedRequestsOnly, dpopNonces, automaticDevices, acrValues, detailTypes, issuers);
    }

    void positive(Lifetime kind, Duration lifetime, String what) {
        if (lifetime.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException(
                    "the %s lifetime is %s; give one second at least, or mint an expired token with auth.token()"
                            .formatted(what, lifetime));
        }
        lifetimes.set(kind, lifetime);
    }
}
