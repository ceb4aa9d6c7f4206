package dev.gatecrash.diagnosis;

import com.nimbusds.jose.jwk.JWKSet;
import dev.gatecrash.flow.Challenge;
import dev.gatecrash.http.DecodedToken;
import dev.gatecrash.http.Endpoint;
import dev.gatecrash.http.Exchange;
import dev.gatecrash.http.Party;
import dev.gatecrash.journal.Exchanges;
import java.net.URI;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The facts of a situation, as the rules ask for them. */
final class Evidence {

    private static final String RESOURCE_METADATA = "/.well-known/oauth-protected-resource";

    private final Situation situation;

    Evidence(Situation situation) {
        this.situation = situation;
    }

    String issuer() {
        return situation.issuer().toString();
    }

    String location(Endpoint endpoint) {
        return String.valueOf(situation.locations().get(endpoint));
    }

    boolean isPublished(String keyId) {
        return situation.publishedKeys().contains(keyId);
    }

    Instant issuerTime() {
        return situation.issuerTime();
    }

    Instant systemTime() {
        return situation.systemTime();
    }

    /** How far the issuer's clock is ahead of the system's; negative if it is behind. */
    Duration ahead() {
        return Duration.between(systemTime(), issuerTime());
    }

    boolean isRefusal() {
        return status().filter(s -> s == 401 || s == 403).isPresent();
    }

    boolean isAcceptance() {
        return status().filter(s -> s >= 200 && s < 300).isPresent();
    }

    Optional<Integer> status() {
        return situation.unexpected().map(e -> e.response().status());
    }

    URI url() {
        return situation.unexpected().orElseThrow().request().uri();
    }

    /** The token that was sent, if it can be read and this issuer made it. */
    Optional<DecodedToken> token() {
        return situation.unexpected().stream()
                .filter(e -> e.to() == Party.MCP_SERVER)
                .flatMap(e -> e.presentedTokens().stream())
                .filter(t -> t.name().equals("Authorization"))
                .filter(t -> issuer().equals(t.claims().get("iss")))
                .findFirst();
    }

    /** What the server answered with: its Bearer challenge. */
    Optional<Challenge> challenge() {
        return situation.unexpected().stream()
                .flatMap(e -> e.response().headers().all("WWW-Authenticate").stream())
                .flatMap(Evidence::parsed)
                .filter(Challenge::isBearer)
                .findFirst();
    }

    /** A member of the protected resource metadata (RFC 9728) that the server under test last gave, if a client asked for it. */
    Optional<Object> resourceMetadata(String member) {
        return situation
                .conversation()
                .where(e -> e.to() == Party.MCP_SERVER && e.response().status() == 200)
                .where(e -> e.request().uri().getPath().startsWith(RESOURCE_METADATA))
                .where(e -> situation.unexpected().stream()
                        .filter(u -> u.to() == Party.MCP_SERVER)
                        .allMatch(u -> authority(u).equals(authority(e))))
                .last()
                .flatMap(e -> e.response().json())
                .map(json -> json.get(member));
    }

    /** The URL of the resource that was asked for its metadata, if that is what went wrong (RFC 9728 §3.1). */
    Optional<String> describedResource() {
        return situation
                .unexpected()
                .map(e -> e.request().uri())
                .filter(uri -> String.valueOf(uri.getRawPath()).startsWith(RESOURCE_METADATA))
                .map(uri -> uri.toString().replaceFirst(RESOURCE_METADATA, ""));
    }

    /** What others than our own client asked of this issuer. */
    Exchanges askedByOthers() {
        return situation
                .conversation()
                .where(e -> e.to() == Party.AUTHORIZATION_SERVER)
                .where(e -> !agent(e).equals("Gatecrash"));
    }

    /** The last time that somebody else got the keys. */
    Optional<Exchange> lastKeys() {
        return askedByOthers().at(Endpoint.JWKS).withStatus(200).last();
    }

    /** The ids of the keys in this answer. */
    static Set<String> keyIds(Exchange keys) {
        try {
            Set<String> ids = new TreeSet<>();
            Map<String, Object> set = keys.response().json().orElse(Map.of());
            JWKSet.parse(set).getKeys().forEach(key -> ids.add(String.valueOf(key.getKeyID())));
            return ids;
        } catch (ParseException e) {
            return Set.of();
        }
    }

    /** The values of a claim that is a string or an array of such. */
    static List<String> values(Map<String, Object> claims, String name) {
        Object value = claims.get(name);
        if (value instanceof List<?> list) {
            return list.stream().map(String::valueOf).toList();
        }
        return value == null ? List.of() : List.of(String.valueOf(value));
    }

    /** The scopes of a token, however they are written. */
    static Set<String> scopes(DecodedToken token) {
        Set<String> scopes = new TreeSet<>();
        Stream.of("scope", "scp")
                .flatMap(name -> values(token.claims(), name).stream())
                .flatMap(text -> Arrays.stream(text.split(" ")))
                .filter(scope -> !scope.isEmpty())
                .forEach(scopes::add);
        return scopes;
    }

    /** Whether two identifiers differ by a slash at the end, and by nothing else. */
    static boolean differByASlash(String one, String other) {
        return one.equals(other + "/") || other.equals(one + "/");
    }

    static String agent(Exchange exchange) {
        return exchange.request().headers().first("User-Agent").orElse("");
    }

    private static String authority(Exchange exchange) {
        return String.valueOf(exchange.request().uri().getRawAuthority());
    }

    private static Stream<Challenge> parsed(String line) {
        try {
            return Challenge.parse(line).stream();
        } catch (IllegalArgumentException e) {
            return Stream.empty();
        }
    }
}
