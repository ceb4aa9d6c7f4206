package dev.gatecrash.samples.contract.bug.http;

import dev.gatecrash.samples.contract.bug.Bug;
import java.util.Set;

/** Where credentials may be, and which requests need them. */
public enum TransportBug implements Bug {
    /** RS-CHL-01: The filter is off. */
    NO_AUTHENTICATION("RS-CHL-01"),
    /** RS-CHL-01: Only initialize needs a token. */
    ONLY_INITIALIZE_PROTECTED("RS-CHL-01"),
    /** RS-CHL-01, RS-CHL-15, RS-TRN-12: Lists are free, only calls need a token, and notifications too. */
    ONLY_CALLS_PROTECTED("RS-CHL-01", "RS-CHL-15", "RS-TRN-12"),
    /** RS-TRN-01: Takes a token from the query. */
    TOKEN_IN_QUERY("RS-TRN-01"),
    /** RS-TRN-02: Tries the query when the header was no good. */
    QUERY_AFTER_BAD_HEADER("RS-TRN-02"),
    /** RS-TRN-01, RS-TRN-02, RS-TRN-03: Prefers the query. */
    QUERY_OVERRIDES_HEADER("RS-TRN-01", "RS-TRN-02", "RS-TRN-03"),
    /** RS-TRN-04: Takes a token from the body. */
    TOKEN_IN_FORM("RS-TRN-04"),
    /** RS-TRN-05: Takes a token from a cookie. */
    TOKEN_IN_COOKIE("RS-TRN-05"),
    /** RS-TRN-06: Opens a stream for anybody. */
    GET_STREAM_UNPROTECTED("RS-TRN-06"),
    /** RS-TRN-07: Lets anybody end a session. */
    DELETE_UNPROTECTED("RS-TRN-07"),
    /** RS-TRN-08: PUT and PATCH do what POST does, but without the filter. */
    OTHER_METHODS_UNPROTECTED("RS-TRN-08"),
    /** RS-TRN-08: The filter goes by X-HTTP-Method-Override. */
    METHOD_OVERRIDE("RS-TRN-08"),
    /** RS-TRN-08: TRACE sends the request back. */
    TRACE_ECHOES("RS-TRN-08"),
    /** RS-TRN-09: The filter compares the path as sent, the router as meant. */
    FILTER_BY_RAW_PATH("RS-TRN-09"),
    /** RS-TRN-09: The path with a slash at its end is routed, but not filtered. */
    FILTER_MISSES_SLASH("RS-TRN-09"),
    /** RS-TRN-09: The router ignores case, the filter does not. */
    PATH_IN_ANY_CASE("RS-TRN-09"),
    /** RS-TRN-10: The endpoint of the old transport was forgotten. */
    LEGACY_ENDPOINT_UNPROTECTED("RS-TRN-10"),
    /** RS-TRN-11: One token per connection is enough. */
    CONNECTION_IS_AUTHENTICATED("RS-TRN-11"),
    /** RS-TRN-12: Notifications are accepted before anybody looks. */
    NOTIFICATIONS_UNPROTECTED("RS-TRN-12"),
    /** RS-TRN-13: Believes X-Forwarded-User. */
    TRUSTS_USER_HEADER("RS-TRN-13"),
    /** RS-TRN-13: Believes X-Forwarded-For, and trusts 127.0.0.1. */
    TRUSTS_LOCAL_ADDRESS("RS-TRN-13"),
    /** RS-TRN-14: The handler of old revisions has no filter. */
    OLD_REVISION_UNPROTECTED("RS-TRN-14"),
    /** RS-TRN-15: The port of TLS takes requests in clear as well. */
    IN_CLEAR_TOO("RS-TRN-15"),
    /** RS-TRN-16: Takes a token from _meta. */
    TOKEN_IN_META("RS-TRN-16"),
    /** RS-TRN-17, RS-TRN-06, RS-TRN-07: The filter looks at JSON only, and so not at GET and DELETE. */
    OTHER_MEDIA_TYPES_UNPROTECTED("RS-TRN-17", "RS-TRN-06", "RS-TRN-07");

    private final String checks;

    TransportBug(String... checks) {
        this.checks = String.join(" ", checks);
    }

    @Override
    public Set<String> checks() {
        return checks.isEmpty() ? Set.of() : Set.of(checks.split(" ", -1));
    }
}
