package dev.gatecrash.samples.contract.bug.http;

import dev.gatecrash.samples.contract.bug.Bug;
import java.util.Set;

/** The answer to who may not enter. */
public enum ChallengeBug implements Bug {
    /** RS-CHL-02: 401 without WWW-Authenticate. */
    NO_CHALLENGE("RS-CHL-02"),
    /** RS-CHL-03: Only the scheme. */
    BARE_CHALLENGE("RS-CHL-03"),
    /** RS-PRM-01: There is no resource_metadata, and nothing at the well-known location. */
    NO_RESOURCE_METADATA("RS-PRM-01"),
    /** RS-CHL-04: resource_metadata is a path. */
    RELATIVE_RESOURCE_METADATA("RS-CHL-04"),
    /** RS-CHL-04: resource_metadata leads nowhere. */
    DEAD_RESOURCE_METADATA("RS-CHL-04"),
    /** RS-CHL-04: resource_metadata_uri instead of resource_metadata. */
    OTHER_PARAMETER_NAME("RS-CHL-04"),
    /** RS-CHL-05: The URL is not quoted. */
    UNQUOTED("RS-CHL-05"),
    /** RS-CHL-05: The URL has no parameter name. */
    NAMELESS_URL("RS-CHL-05"),
    /** RS-CHL-05: error is there twice. */
    PARAMETER_TWICE("RS-CHL-05"),
    /** RS-CHL-05: error_description has quotation marks, which RFC 6750 §3 does not allow, escaped or not. */
    QUOTES_IN_DESCRIPTION("RS-CHL-05"),
    /** RS-CHL-06: invalid_token, though there was no token. */
    ERROR_WITHOUT_CREDENTIALS("RS-CHL-06"),
    /** RS-CHL-07: No error for an invalid token. */
    NO_ERROR("RS-CHL-07"),
    /** RS-CHL-17: 403 for an invalid token. */
    FORBIDDEN_FOR_INVALID_TOKEN("RS-CHL-17"),
    /** RS-CHL-08: No scope in the challenge. */
    NO_SCOPE("RS-CHL-08"),
    /** RS-CHL-09: A token in header and form is a server error. */
    TWO_CREDENTIALS_CRASH("RS-CHL-09"),
    /** RS-CHL-10: A browser is sent to a login page. */
    LOGIN_PAGE("RS-CHL-10"),
    /** RS-CHL-10: A browser is shown a login page, with status 200. */
    LOGIN_FORM("RS-CHL-10"),
    /** RS-CHL-11: An invalid token ends as a server error. */
    INVALID_TOKEN_CRASHES("RS-CHL-11"),
    /** RS-CHL-11: An invalid token ends the connection, without an answer. */
    INVALID_TOKEN_ENDS_CONNECTION("RS-CHL-11"),
    /** RS-CHL-12: Only the answer to a missing token has resource_metadata. */
    METADATA_ONLY_WITHOUT_TOKEN("RS-CHL-12"),
    /** RS-CHL-18: Only the answer to a missing token has a challenge. */
    CHALLENGE_ONLY_WITHOUT_TOKEN("RS-CHL-18"),
    /** RS-CHL-13: 200 with a JSON-RPC error. */
    OK_WITH_ERROR("RS-CHL-13"),
    /** RS-CHL-14: A wrong origin is an insufficient scope. */
    SCOPE_ERROR_FOR_ORIGIN("RS-CHL-14"),
    /** RS-CHL-15: The message is judged before the caller. */
    PARSES_FIRST("RS-CHL-15"),
    /** RS-CHL-16, RS-CHL-17: 404 instead of 401. */
    NOT_FOUND("RS-CHL-16", "RS-CHL-17");

    private final String checks;

    ChallengeBug(String... checks) {
        this.checks = String.join(" ", checks);
    }

    @Override
    public Set<String> checks() {
        return checks.isEmpty() ? Set.of() : Set.of(checks.split(" ", -1));
    }
}
