package dev.gatecrash.internal.grant;

import dev.gatecrash.internal.token.Authorization;

/**
 * A grant's decision.
 *
 * @param now what the access token is for
 * @param whole what a refresh token is for; the same unless the client asked for less this time
 * @param reason for the journal
 */
public record Granted(Authorization now, Authorization whole, String reason) {

    /** A decision in which the access token has all that is granted. */
    static Granted all(Authorization authorization, String reason) {
        return new Granted(authorization, authorization, reason);
    }
}
