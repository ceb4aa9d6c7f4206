package dev.gatecrash.diagnosis;

import dev.gatecrash.http.Endpoint;
import dev.gatecrash.http.Exchange;
import dev.gatecrash.journal.Exchanges;
import java.util.List;
import java.util.Optional;

/** The server and this issuer do not find each other. */
final class IssuerRules {

    private static final List<String> DISCOVERY =
            List.of("/.well-known/", "openid-configuration", "oauth-authorization-server", "jwks", "certs", "keys");

    private IssuerRules() {}

    static Optional<String> otherIssuer(Evidence evidence) {
        List<String> named = evidence.resourceMetadata("authorization_servers")
                .filter(List.class::isInstance)
                .map(list -> ((List<?>) list).stream().map(String::valueOf).toList())
                .orElse(List.of());
        if (named.isEmpty() || named.contains(evidence.issuer())) {
            return Optional.empty();
        }
        return Optional.of(named.stream()
                .filter(other -> Evidence.differByASlash(other, evidence.issuer()))
                .findFirst()
                .map(other ->
                        ("The server's metadata names the issuer \"%s\", and this one is \"%s\": a slash at the end is "
                                        + "all that differs, but issuers are compared character by character (RFC 8414 §3.3).")
                                .formatted(other, evidence.issuer()))
                .orElseGet(
                        () -> ("The server's metadata names the authorization server \"%s\", not this issuer, \"%s\". "
                                        + "It was probably started with another issuer's URL.")
                                .formatted(String.join("\" and \"", named), evidence.issuer())));
    }

    static Optional<String> otherName(Evidence evidence) {
        String name = evidence.resourceMetadata("resource").map(String::valueOf).orElse("");
        return evidence.describedResource()
                .filter(asked -> !name.isEmpty() && !name.equals(asked))
                .map(asked -> "The server was asked at \"%s\" and calls itself \"%s\": %s (RFC 9728 §3.3)."
                        .formatted(
                                asked,
                                name,
                                Evidence.differByASlash(asked, name)
                                        ? "a slash at the end is all that differs, but a client must refuse that"
                                        : "tell it its URL, or ask it at that one"));
    }

    static Optional<String> wrongLocation(Evidence evidence) {
        Exchanges asked = evidence.askedByOthers();
        return asked.withStatus(404)
                .where(e -> e.endpoint().isEmpty() && isDiscovery(e))
                .where(e -> !foundLater(e, asked))
                .last()
                .map(e ->
                        ("The server asked for %s and got 404, as there is nothing. The metadata of this issuer is at %s "
                                        + "and %s, its keys are at %s.")
                                .formatted(
                                        e.request().uri(),
                                        evidence.location(Endpoint.METADATA),
                                        evidence.location(Endpoint.OPENID_CONFIGURATION),
                                        evidence.location(Endpoint.JWKS)));
    }

    // Many look at several locations in turn; what matters is whether they found one.
    private static boolean foundLater(Exchange miss, Exchanges asked) {
        return asked.withStatus(200).stream()
                .filter(e -> e.timing().began().isAfter(miss.timing().began()))
                .filter(e -> Evidence.agent(e).equals(Evidence.agent(miss)))
                .flatMap(e -> e.endpoint().stream())
                .anyMatch(e -> e == Endpoint.METADATA || e == Endpoint.OPENID_CONFIGURATION || e == Endpoint.JWKS);
    }

    private static boolean isDiscovery(Exchange exchange) {
        String path = String.valueOf(exchange.request().uri().getRawPath());
        return DISCOVERY.stream().anyMatch(path::contains);
    }
}
