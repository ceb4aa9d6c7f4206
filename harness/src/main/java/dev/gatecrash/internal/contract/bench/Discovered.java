package dev.gatecrash.internal.contract.bench;

import dev.gatecrash.flow.Challenge;
import dev.gatecrash.internal.contract.wire.Outgoing;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What a client without a token learns: the challenge, and the metadata documents that can be found (RFC 9728 §3). Immutable.
 *
 * @param refusal the reply to a request without credentials
 * @param named the document that the challenge names, if it names one that can be asked for
 * @param inserted the document at the well-known path before the endpoint's own path
 * @param root the document at the root; the same as {@code inserted} if the endpoint has no path
 */
public record Discovered(Reply refusal, Optional<Reply> named, Reply inserted, Reply root) {

    private static final String WELL_KNOWN = "/.well-known/oauth-protected-resource";

    /** Asks for all of it. */
    static Discovered by(URI endpoint, Reply refusal, Function<Outgoing, Reply> courier) {
        Function<URI, Reply> get = url -> courier.apply(Outgoing.of("GET", url).plus("Accept", "application/json"));
        Reply inserted = get.apply(insertedLocation(endpoint));
        Reply root = get.apply(rootLocation(endpoint));
        Optional<Reply> named = refusal.challenges().stream()
                .flatMap(challenge -> challenge.resourceMetadata().stream())
                .flatMap(url -> webUrl(url).stream())
                .findFirst()
                .map(get);
        return new Discovered(refusal, named, inserted, root);
    }

    /** The challenge to a request without credentials. */
    public Optional<Challenge> challenge() {
        return refusal.bearer().or(() -> refusal.challenges().stream().findFirst());
    }

    /** The document that a client would use: the one named, else the inserted one, else the one at the root. */
    public Optional<Reply> document() {
        return Stream.concat(named.stream(), Stream.of(inserted, root))
                .filter(Discovered::isDocument)
                .findFirst();
    }

    /** The members of that document. */
    public Map<String, Object> metadata() {
        return document().flatMap(reply -> reply.exchange().response().json()).orElse(Map.of());
    }

    /** The resource identifier that is published. */
    public Optional<URI> resource() {
        return metadata().get("resource") instanceof String text ? webUrl(text) : Optional.empty();
    }

    /** The authorization servers that are published. */
    public List<String> authorizationServers() {
        return texts("authorization_servers");
    }

    /** The strings of an array in the document; anything else is left out. */
    public List<String> texts(String member) {
        return metadata().get(member) instanceof List<?> list
                ? list.stream()
                        .filter(String.class::isInstance)
                        .map(String.class::cast)
                        .toList()
                : List.of();
    }

    /** Whether a reply is a metadata document: JSON with a resource. */
    public static boolean isDocument(Reply reply) {
        return reply.status() == 200
                && reply.exchange()
                        .response()
                        .json()
                        .filter(json -> json.containsKey("resource") || json.containsKey("authorization_servers"))
                        .isPresent();
    }

    /** Where the document of this endpoint is by its path (RFC 9728 §3.1). */
    public static URI insertedLocation(URI endpoint) {
        String path = endpoint.getRawPath().endsWith("/")
                ? endpoint.getRawPath().substring(0, endpoint.getRawPath().length() - 1)
                : endpoint.getRawPath();
        String query = endpoint.getRawQuery() == null ? "" : "?" + endpoint.getRawQuery();
        return URI.create(origin(endpoint) + WELL_KNOWN + path + query);
    }

    /** Where the document of the origin is. */
    public static URI rootLocation(URI endpoint) {
        return URI.create(origin(endpoint) + WELL_KNOWN);
    }

    /** Scheme, host and port. */
    public static String origin(URI url) {
        return url.getScheme() + "://" + url.getRawAuthority();
    }

    /** This text as a URL of the web, if it is one. */
    public static Optional<URI> webUrl(String text) {
        try {
            URI url = URI.create(text);
            boolean web = "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
            return web && url.getHost() != null ? Optional.of(url) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
