package dev.gatecrash.diagnosis;

import dev.gatecrash.flow.Challenge;
import dev.gatecrash.http.DecodedToken;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The token is not what the server wants. */
final class TokenRules {

    /** What servers commonly forgive. */
    private static final Duration LEEWAY = Duration.ofSeconds(60);

    private TokenRules() {}

    static Optional<String> audience(Evidence evidence) {
        if (!evidence.isRefusal() || evidence.token().isEmpty()) {
            return Optional.empty();
        }
        String resource = evidence.resourceMetadata("resource")
                .map(String::valueOf)
                .orElseGet(() -> evidence.url().toString());
        List<String> audiences = Evidence.values(evidence.token().orElseThrow().claims(), "aud");
        if (audiences.contains(resource)) {
            return Optional.empty();
        }
        return Optional.of(audiences.stream()
                .filter(audience -> Evidence.differByASlash(audience, resource))
                .findFirst()
                .map(audience ->
                        ("The token is for \"%s\", and the server is \"%s\": a slash at the end is all that differs, "
                                        + "but audiences are compared character by character (RFC 7519 §4.1.3).")
                                .formatted(audience, resource))
                .orElseGet(() -> "The token is for %s, and the server is \"%s\". Mint it with audience(\"%s\")."
                        .formatted(
                                audiences.isEmpty() ? "no audience" : "\"" + String.join("\", \"", audiences) + "\"",
                                resource,
                                resource)));
    }

    static Optional<String> clock(Evidence evidence) {
        Optional<Instant> expiry = time(evidence, "exp");
        Optional<Instant> start = time(evidence, "nbf").or(() -> time(evidence, "iat"));
        if (evidence.isAcceptance()) {
            return expiry.filter(exp -> exp.isBefore(evidence.issuerTime()) && exp.isAfter(evidence.systemTime()))
                    .map(exp ->
                            ("The token expired at %s by this issuer's clock, which is %s. The server is probably on the "
                                            + "system's: give it auth.clock().")
                                    .formatted(exp, offset(evidence)));
        }
        if (!evidence.isRefusal()) {
            return Optional.empty();
        }
        return start.filter(begun -> begun.isAfter(evidence.systemTime().plus(LEEWAY)))
                .map(begun ->
                        ("The token is of %s by this issuer's clock, which is %s. To a server on the system's clock it "
                                        + "is from the future: give it auth.clock().")
                                .formatted(begun, offset(evidence)))
                .or(() -> expiry.filter(exp -> exp.isBefore(evidence.issuerTime()))
                        .map(exp ->
                                "The token expired at %s, and by this issuer's clock it is %s. It is refused rightly; mint a new one."
                                        .formatted(exp, evidence.issuerTime())))
                .or(() -> expiry.filter(exp -> exp.isBefore(evidence.systemTime()))
                        .map(exp -> ("The token expires at %s by this issuer's clock, which is %s. To a server on the "
                                        + "system's clock it has expired: give it auth.clock().")
                                .formatted(exp, offset(evidence))));
    }

    static Optional<String> scope(Evidence evidence) {
        Optional<Challenge> challenge = evidence.challenge();
        boolean forScope = evidence.status().equals(Optional.of(403))
                || challenge.flatMap(Challenge::error).equals(Optional.of("insufficient_scope"));
        if (!forScope || evidence.token().isEmpty()) {
            return Optional.empty();
        }
        Set<String> has = Evidence.scopes(evidence.token().orElseThrow());
        Set<String> missing =
                new LinkedHashSet<>(challenge.map(Challenge::scopes).orElse(List.of()));
        missing.removeAll(has);
        String held = has.isEmpty() ? "no scope" : "\"" + String.join(" ", has) + "\"";
        return Optional.of(
                missing.isEmpty()
                        ? "The server refuses this with %s; the token has %s. Its challenge does not say which scope is missing."
                                .formatted(evidence.status().orElse(0), held)
                        : "The server wants the scope \"%s\", which the token lacks; it has %s. Ask for it with scopes(...), or mint it with scope(...)."
                                .formatted(String.join(" ", missing), held));
    }

    static Optional<String> type(Evidence evidence) {
        if (!evidence.status().equals(Optional.of(401)) || evidence.token().isEmpty()) {
            return Optional.empty();
        }
        String type = String.valueOf(evidence.token().orElseThrow().header().getOrDefault("typ", "none"));
        String told = evidence.challenge()
                .flatMap(c -> c.parameter("error_description"))
                .orElse("")
                .toLowerCase(Locale.ROOT);
        boolean complains = told.matches(".*\\btyp\\b.*") || told.contains("at+jwt");
        if (type.equalsIgnoreCase("at+jwt")) {
            return Optional.of(
                    ("The token's header has typ \"%s\" (RFC 9068), which some servers do not take unless told, "
                                    + "Spring Security among them. Leave atJwt() out to send \"JWT\".")
                            .formatted(type));
        }
        return Optional.of(
                        "The token's header has typ \"%s\", and the server wants another. If it is \"at+jwt\" (RFC 9068), build the issuer with atJwt()."
                                .formatted(type))
                .filter(text -> complains);
    }

    private static Optional<Instant> time(Evidence evidence, String claim) {
        return evidence.token()
                .map(DecodedToken::claims)
                .map(claims -> claims.get(claim))
                .filter(Number.class::isInstance)
                .map(value -> Instant.ofEpochSecond(Math.max(
                        -31_557_014_167_219_200L, Math.min(31_556_889_864_403_199L, ((Number) value).longValue()))));
    }

    private static String offset(Evidence evidence) {
        Duration ahead = evidence.ahead();
        String size = String.valueOf(Duration.ofSeconds(Math.round(ahead.abs().toMillis() / 1000.0)))
                .substring(2)
                .toLowerCase(Locale.ROOT);
        return "%s %s the system's".formatted(size, ahead.isNegative() ? "behind" : "ahead of");
    }
}
