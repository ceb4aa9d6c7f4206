package dev.gatecrash.samples.contract.profile;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How a server is configured. Immutable.
 *
 * @param issuer whose tokens it takes
 * @param clock by which tokens expire
 * @param leeway how long a token works after its end
 * @param algorithms in which tokens may be signed
 * @param introspection the server's own credentials at the issuer, if it asks the issuer about tokens
 * @param strangersPerFetch of so many unknown key ids one makes it fetch the keys again; 0 if the time decides
 */
public record Profile(
        URI issuer,
        Clock clock,
        Duration leeway,
        Set<String> algorithms,
        Optional<Credentials> introspection,
        int strangersPerFetch,
        Set<Variation> variations) {

    public Profile {
        algorithms = Set.copyOf(algorithms);
        variations = Set.copyOf(variations);
    }

    /** A client's id and secret. */
    public record Credentials(String id, String secret) {}

    /** Takes JWTs that are signed with an asymmetric algorithm, has sessions, and is patient with nobody. */
    public static Profile of(URI issuer) {
        Set<String> asymmetric = Set.of("RS256", "RS384", "RS512", "PS256", "ES256", "ES384");
        return new Profile(issuer, Clock.systemUTC(), Duration.ZERO, asymmetric, Optional.empty(), 0, Set.of());
    }

    public boolean is(Variation variation) {
        return variations.contains(variation);
    }

    public Profile by(Clock other) {
        return new Profile(issuer, other, leeway, algorithms, introspection, strangersPerFetch, variations);
    }

    public Profile leeway(Duration other) {
        return new Profile(issuer, clock, other, algorithms, introspection, strangersPerFetch, variations);
    }

    public Profile algorithms(String... only) {
        return new Profile(issuer, clock, leeway, Set.of(only), introspection, strangersPerFetch, variations);
    }

    public Profile introspecting(String id, String secret) {
        Optional<Credentials> own = Optional.of(new Credentials(id, secret));
        return new Profile(issuer, clock, leeway, algorithms, own, strangersPerFetch, variations);
    }

    public Profile fetchingKeysForOneOf(int strangers) {
        return new Profile(issuer, clock, leeway, algorithms, introspection, strangers, variations);
    }

    public Profile with(Variation... more) {
        Set<Variation> all = new LinkedHashSet<>(variations);
        all.addAll(List.of(more));
        return new Profile(issuer, clock, leeway, algorithms, introspection, strangersPerFetch, all);
    }
}
