package dev.gatecrash.internal.token.forgery;

import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Near misses of who a token is from and for whom it is meant. */
final class IdentityForgery {

    private final String issuer;

    IdentityForgery(String issuer) {
        this.issuer = issuer;
    }

    /** A miss of the issuer's own identifier, whatever the token was told. */
    Change issuer(UnaryOperator<String> miss) {
        return Change.claim("iss", miss.apply(issuer));
    }

    /** A miss of the token's own audience: of the first, if it has several. */
    Change audience(UnaryOperator<String> miss) {
        return draft -> draft.claims.put("aud", miss.apply(own(draft.claims.get("aud"))));
    }

    private String own(@Nullable Object audience) {
        if (audience instanceof List<?> several && !several.isEmpty()) {
            return String.valueOf(several.get(0));
        }
        return audience instanceof String single ? single : issuer;
    }
}
