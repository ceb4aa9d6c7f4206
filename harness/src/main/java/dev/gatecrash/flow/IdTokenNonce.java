package dev.gatecrash.flow;

import dev.gatecrash.http.DecodedToken;
import java.util.Map;
import java.util.Optional;

/** Whether an ID token belongs to the request it came for (OpenID Connect Core §3.1.3.7, step 11). */
final class IdTokenNonce {

    private static final String CLAUSE = "OpenID Connect Core §3.1.3.7";

    private IdTokenNonce() {}

    static void check(Answer answer, Optional<String> nonce) {
        Optional<String> token = answer.json("RFC 6749 §5.1").text("id_token");
        if (nonce.isEmpty() || token.isEmpty()) {
            return;
        }
        String said = nonce(answer, token.get());
        if (!said.equals(nonce.get())) {
            throw answer.wrong("an ID token with nonce \"%s\"".formatted(nonce.get()), said, CLAUSE);
        }
    }

    // It came straight from the token endpoint, so its signature need not be looked at (§3.1.3.7, step 6).
    private static String nonce(Answer answer, String idToken) {
        Map<String, Object> claims = answer.exchange().issuedTokens().stream()
                .filter(token -> token.value().equals(idToken))
                .findFirst()
                .map(DecodedToken::claims)
                .filter(some -> !some.isEmpty())
                .orElseThrow(() -> answer.wrong("an ID token that is a signed JWT", idToken, CLAUSE));
        return String.valueOf(claims.getOrDefault("nonce", "no nonce"));
    }
}
