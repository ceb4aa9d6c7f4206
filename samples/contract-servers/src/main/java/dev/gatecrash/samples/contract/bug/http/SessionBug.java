package dev.gatecrash.samples.contract.bug.http;

import dev.gatecrash.samples.contract.bug.Bug;
import java.util.Set;

/** Sessions. */
public enum SessionBug implements Bug {
    /** RS-SES-01: Who knows a session needs no token. */
    SESSION_IS_AUTHENTICATION("RS-SES-01"),
    /** RS-SES-02: A session is not bound to its user. */
    SESSION_OF_ANYBODY("RS-SES-02"),
    /** RS-SES-02, RS-SES-14: Any token will do, and the session says for whom. */
    ACTS_AS_OWNER("RS-SES-02", "RS-SES-14"),
    /** RS-SES-03: The stream of a session is not bound to its user. */
    STREAM_OF_ANYBODY("RS-SES-03"),
    /** RS-SES-04: Any user can end a session. */
    DELETE_BY_ANYBODY("RS-SES-04"),
    /** RS-SES-05: A session is bound to the client only. */
    BOUND_TO_CLIENT("RS-SES-05"),
    /** RS-SES-07: Session ids are counted. */
    SEQUENTIAL_IDS("RS-SES-07"),
    /** RS-SES-07: Session ids are the time. */
    TIMESTAMP_IDS("RS-SES-07"),
    /** RS-SES-08: Takes the session id that the client proposes. */
    FIXATION("RS-SES-08"),
    /** RS-SES-09: A refreshed token cannot use the session. */
    BOUND_TO_TOKEN("RS-SES-09"),
    /** RS-SES-10: A session with an expired token is not found. */
    NOT_FOUND_FOR_EXPIRED("RS-SES-10"),
    /** RS-SES-11: A session that was ended goes on. */
    LIVES_AFTER_DELETE("RS-SES-11"),
    /** RS-SES-12: Without an id the session that was opened last is meant. */
    ONLY_SESSION_IS_DEFAULT("RS-SES-12"),
    /** RS-TIME-07: A token that opened the session is not looked at again. */
    VERIFIED_ONCE("RS-TIME-07"),
    /** RS-STL-03: GET opens a stream also in the revision that has none. */
    STREAM_WITHOUT_SESSION("RS-STL-03"),
    /** RS-STL-07: What is one user's may be kept for all. */
    PUBLIC_CACHE_SCOPE("RS-STL-07"),
    /** RS-STL-08: Anybody can subscribe. */
    SUBSCRIPTION_UNPROTECTED("RS-STL-08"),
    /** RS-STL-01: Where there are no sessions the header still says who it is. */
    HEADER_SELECTS_USER("RS-STL-01");

    private final String checks;

    SessionBug(String... checks) {
        this.checks = String.join(" ", checks);
    }

    @Override
    public Set<String> checks() {
        return checks.isEmpty() ? Set.of() : Set.of(checks.split(" ", -1));
    }
}
