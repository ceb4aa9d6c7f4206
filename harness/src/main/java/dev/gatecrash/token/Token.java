package dev.gatecrash.token;

import java.time.Instant;
import java.util.Map;
import java.util.Set;

/**
 * A minted token and what is in it. Immutable.
 *
 * @param value what to send
 * @param header the JOSE header; empty for an opaque token
 * @param claims the claims, as they are in {@code value}, or as introspection tells them
 * @param expiresAt when it expires, by the issuer's clock
 * @param defects what is wrong with it; empty for a good token
 */
public record Token(
        String value, Map<String, Object> header, Map<String, Object> claims, Instant expiresAt, Set<Defect> defects) {

    public Token {
        header = Map.copyOf(header);
        claims = Map.copyOf(claims);
        defects = Set.copyOf(defects);
    }

    /** The token as it is sent, so that it can be put into any string. */
    @Override
    public String toString() {
        return value;
    }
}
