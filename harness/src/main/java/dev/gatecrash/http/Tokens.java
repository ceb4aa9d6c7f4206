package dev.gatecrash.http;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the tokens in a request and in a response. */
final class Tokens {

    /** RFC 6749 §5.1, OpenID Connect Core §3.1.3.3, RFC 8693 §2.2.1. */
    private static final List<String> ISSUED = List.of("access_token", "id_token", "refresh_token");

    /** RFC 6749 §6, RFC 7009 §2.1, RFC 7521 §4, RFC 8693 §2.1, OpenID Connect RP-Initiated Logout §2. */
    private static final List<String> PRESENTED = List.of(
            "refresh_token",
            "token",
            "assertion",
            "client_assertion",
            "subject_token",
            "actor_token",
            "id_token_hint",
            "request");

    private Tokens() {}

    static List<DecodedToken> issued(Response response) {
        Map<String, Object> body = response.json().orElse(Map.of());
        return ISSUED.stream()
                .flatMap(name -> body.get(name) instanceof String value
                        ? Stream.of(DecodedToken.of(name, value))
                        : Stream.empty())
                .toList();
    }

    static List<DecodedToken> presented(Request request) {
        Map<String, List<String>> parameters = request.parameters();
        Stream<DecodedToken> sent = PRESENTED.stream()
                .flatMap(name ->
                        parameters.getOrDefault(name, List.of()).stream().map(value -> DecodedToken.of(name, value)));
        Stream<DecodedToken> proof = request.headers().first("DPoP").map(p -> DecodedToken.of("DPoP", p)).stream();
        return Stream.of(authorization(request).stream(), proof, sent)
                .flatMap(t -> t)
                .toList();
    }

    // RFC 6750 §2.1, RFC 9449 §7.1.
    private static Optional<DecodedToken> authorization(Request request) {
        return request.headers()
                .first("Authorization")
                .map(header -> header.split(" ", 2))
                .filter(parts ->
                        parts.length == 2 && List.of("bearer", "dpop").contains(parts[0].toLowerCase(Locale.ROOT)))
                .map(parts -> DecodedToken.of("Authorization", parts[1].strip()));
    }
}
