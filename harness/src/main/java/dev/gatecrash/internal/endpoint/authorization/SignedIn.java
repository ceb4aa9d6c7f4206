package dev.gatecrash.internal.endpoint.authorization;

import dev.gatecrash.internal.endpoint.browser.Session;
import java.time.Instant;
import java.util.Optional;

/**
 * Who is behind an authorization request.
 *
 * @param user the user's name
 * @param at when the user signed in
 * @param session where the browser remembers it; empty if nobody was asked
 */
public record SignedIn(String user, Instant at, Optional<Session> session) {

    /** Signed in by a browser's session. */
    public static SignedIn by(Session session) {
        return new SignedIn(session.user(), session.signedInAt(), Optional.of(session));
    }
}
