package dev.gatecrash.internal.contract.bench;

import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.internal.contract.proof.ProofKey;
import dev.gatecrash.token.Token;
import dev.gatecrash.token.TokenBuilder;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** A good token, as the authorization server issues them. */
final class TokenShape {

    /** The {@code typ} that leaves the issuer's own. */
    static final String ISSUERS_OWN = "";

    private TokenShape() {}

    /** For this audience and so on; bound to the key, if there is one. */
    static TokenBuilder of(
            AuthorizationServer auth, URI audience, String type, List<String> scopes, Optional<ProofKey> key) {
        TokenBuilder bearer = auth.token().audience(audience);
        TokenBuilder token = key.map(k -> bearer.claim("cnf", k.confirmation())).orElse(bearer);
        TokenBuilder scoped = scopes.isEmpty() ? token : token.scope(scopes.toArray(String[]::new));
        return type.equals(ISSUERS_OWN) ? scoped : scoped.header("typ", type);
    }

    /** In a bearer's hand, or with proofs of the key. */
    static Presentation present(Token token, Optional<ProofKey> key) {
        return key.map(k -> Presentation.dpop(token, k)).orElseGet(() -> Presentation.bearer(token));
    }
}
