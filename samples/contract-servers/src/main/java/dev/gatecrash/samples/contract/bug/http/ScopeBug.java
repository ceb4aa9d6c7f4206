package dev.gatecrash.samples.contract.bug.http;

import dev.gatecrash.samples.contract.bug.Bug;
import java.util.Set;

/** Who may do what. */
public enum ScopeBug implements Bug {
    /** RS-SCP-01, RS-SCP-02, RS-SCP-08: Scopes are advertised, not enforced. */
    IGNORES_SCOPES("RS-SCP-01", "RS-SCP-02", "RS-SCP-08"),
    /** RS-SCP-02, RS-SCP-08: Some scope will do. */
    ANY_SCOPE("RS-SCP-02", "RS-SCP-08"),
    /** RS-SCP-01: A token without scope may do everything. */
    MISSING_SCOPE_IS_ALL("RS-SCP-01"),
    /** RS-SCP-03: The scopes have to be exactly the required ones, in order. */
    EXACT_STRING("RS-SCP-03"),
    /** RS-SCP-04, RS-SCP-18: A scope that contains the required one will do. */
    SCOPE_BY_SUBSTRING("RS-SCP-04", "RS-SCP-18"),
    /** RS-SCP-04, RS-SCP-18: A scope that the required one starts with will do. */
    SCOPE_BY_PREFIX("RS-SCP-04", "RS-SCP-18"),
    /** RS-SCP-04, RS-SCP-18: Compares scopes without regard to case. */
    SCOPE_IN_ANY_CASE("RS-SCP-04", "RS-SCP-18"),
    /** RS-SCP-04: Splits at commas, tabs and line feeds too. */
    SPLITS_ANYWHERE("RS-SCP-04"),
    /** Takes a scope with a star for all that it covers; hierarchies of scopes are legal, so that no check can tell. */
    WILDCARDS(),
    /** RS-SCP-05: A scope that is no string ends as a server error. */
    ODD_SCOPE_CRASHES("RS-SCP-05"),
    /** RS-SCP-06: 401 for too little scope. */
    UNAUTHORIZED("RS-SCP-06"),
    /** RS-SCP-06: The challenge does not name the scope. */
    NO_SCOPE_NAMED("RS-SCP-06"),
    /** RS-SCP-06: The challenge says invalid_token. */
    INVALID_TOKEN("RS-SCP-06"),
    /** RS-SCP-06: The challenge lacks resource_metadata. */
    NO_RESOURCE_METADATA("RS-SCP-06"),
    /** RS-SCP-07: The challenge names the next missing scope only. */
    ONE_SCOPE_AT_A_TIME("RS-SCP-07"),
    /** RS-SCP-07: The challenge names a scope that nobody knows. */
    UNKNOWN_SCOPE_NAMED("RS-SCP-07"),
    /** RS-SCP-08: The tool is missing in the list, and can be called. */
    HIDES_BUT_ALLOWS("RS-SCP-08"),
    /** RS-SCP-10: The first message of a batch decides for all. */
    FIRST_OF_BATCH("RS-SCP-10"),
    /** A batch is answered with null; nothing is carried out, so no check minds. */
    NULL_FOR_BATCH(),
    /** RS-SCP-12: Believes X-Scope. */
    SCOPE_IN_HEADER("RS-SCP-12"),
    /** RS-SCP-12: Believes a query parameter. */
    SCOPE_IN_QUERY("RS-SCP-12"),
    /** RS-SCP-12: Believes _meta. */
    SCOPE_IN_META("RS-SCP-12"),
    /** RS-SCP-13: Authorizes what Mcp-Name says, and runs what the body says. */
    TRUSTS_NAME_HEADER("RS-SCP-13"),
    /** RS-SCP-14, RS-SCP-19, RS-SES-06: The scopes of the token that opened the session count. */
    SCOPE_OF_FIRST_TOKEN("RS-SCP-14", "RS-SCP-19", "RS-SES-06"),
    /** RS-SCP-15, RS-CHL-11, RS-DOS-02: Scopes are looked at first. */
    SCOPE_BEFORE_EXPIRY("RS-SCP-15", "RS-CHL-11", "RS-DOS-02"),
    /** RS-SCP-16: Authorizes the name as sent, and runs it trimmed and in lower case. */
    RAW_NAME("RS-SCP-16"),
    /** RS-SCP-06: Too little scope is an error of the tool, with status 200. */
    TOOL_ERROR("RS-SCP-06");

    private final String checks;

    ScopeBug(String... checks) {
        this.checks = String.join(" ", checks);
    }

    @Override
    public Set<String> checks() {
        return checks.isEmpty() ? Set.of() : Set.of(checks.split(" ", -1));
    }
}
