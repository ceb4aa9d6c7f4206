package dev.gatecrash.internal.grant;

import com.nimbusds.oauth2.sdk.token.TokenTypeURI;
import dev.gatecrash.internal.token.Authorization;
import java.util.Optional;

/**
 * A grant's decision.
 *
 * @param now what the access token is for
 * @param whole what a refresh token is for; the same unless the client asked for less this time
 * @param exchange what a token exchange issues; empty for every other grant
 * @param reason for the journal
 */
public record Granted(Authorization now, Authorization whole, Optional<Exchange> exchange, String reason) {

    /**
     * What a token exchange issues (RFC 8693 §2.2.1).
     *
     * @param issued the type of the issued token
     * @param assertedTo the authorization server that an identity assertion is for; empty for an access token
     */
    public record Exchange(TokenTypeURI issued, Optional<String> assertedTo) {}

    /** A decision that exchanges nothing. */
    public Granted(Authorization now, Authorization whole, String reason) {
        this(now, whole, Optional.empty(), reason);
    }

    /** A decision in which the access token has all that is granted. */
    public static Granted all(Authorization authorization, String reason) {
        return new Granted(authorization, authorization, reason);
    }

    /** A copy for this caller's key; a refresh token is bound only where no client authentication is (RFC 9449 §5). */
    Granted boundTo(Caller by) {
        Optional<String> refreshKey = by.client().isPublic() ? by.key() : Optional.empty();
        return new Granted(now.boundTo(by.key()), whole.boundTo(refreshKey), exchange, reason);
    }
}
