package dev.gatecrash.internal.endpoint.browser;

import dev.gatecrash.http.Request;
import dev.gatecrash.http.Response;
import dev.gatecrash.internal.time.Expiring;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The sign-ins that browsers remember, by cookie. Thread-safe. */
public final class BrowserSessions {

    private static final Duration LIFETIME = Duration.ofHours(8);

    private final Expiring<Session> sessions;
    private final Cookies cookies;
    private final Clock clock;

    /** None yet; their cookies are for this place. */
    public BrowserSessions(URI place, Clock clock) {
        this.sessions = new Expiring<>(clock);
        this.cookies = new Cookies(place);
        this.clock = clock;
    }

    /** The cookies it works with. */
    public Cookies cookies() {
        return cookies;
    }

    /** What the browser that sent this remembers. */
    public Optional<Session> of(Request request) {
        return cookies.session(request).flatMap(sessions::find);
    }

    /** Signs a user in, under a new name in place of what the browser remembered (against session fixation). */
    public Session begin(String user, Request request) {
        cookies.session(request).ifPresent(sessions::remove);
        Instant now = clock.instant();
        Session session = new Session(Cookies.newValue(), user, now);
        sessions.put(session.id(), session, now.plus(LIFETIME));
        return session;
    }

    /** The response, which lets the browser remember this. */
    public Response remembering(Session session, Response response) {
        return cookies.keepSession(response, session.id());
    }

    /** Whether it was not ended since. */
    public boolean isLive(Session session) {
        return sessions.find(session.id()).isPresent();
    }

    /** Ends every session of a user. */
    public void signOut(String user) {
        sessions.all().stream()
                .filter(session -> session.user().equals(user))
                .forEach(session -> sessions.remove(session.id()));
    }

    /** Ends every session. */
    public void clear() {
        sessions.clear();
    }
}
