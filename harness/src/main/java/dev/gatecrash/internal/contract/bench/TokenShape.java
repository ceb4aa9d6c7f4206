package dev.gatecrash.internal.contract.bench;

import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.token.TokenBuilder;
import java.net.URI;
import java.util.List;

/** A good token, as the authorization server issues them. */
final class TokenShape {

    /** The {@code typ} that leaves the issuer's own. */
    static final String ISSUERS_OWN = "";

    private TokenShape() {}

    static TokenBuilder of(AuthorizationServer auth, URI audience, String type, List<String> scopes) {
        TokenBuilder token = auth.token().audience(audience);
        TokenBuilder scoped = scopes.isEmpty() ? token : token.scope(scopes.toArray(String[]::new));
        return type.equals(ISSUERS_OWN) ? scoped : scoped.header("typ", type);
    }
}
