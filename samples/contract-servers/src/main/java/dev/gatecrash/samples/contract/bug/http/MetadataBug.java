package dev.gatecrash.samples.contract.bug.http;

import dev.gatecrash.samples.contract.bug.Bug;
import java.util.Set;

/** The protected resource metadata (RFC 9728). */
public enum MetadataBug implements Bug {
    /** RS-PRM-01: There is none. */
    NO_METADATA("RS-PRM-01"),
    /** RS-PRM-01, RS-PRM-02: The well-known part comes after the path. */
    PRM_AT_WRONG_PATH("RS-PRM-01", "RS-PRM-02"),
    /** RS-PRM-02, RS-CHL-04: Only the root has it, with the resource of the path, and the challenge leads elsewhere. */
    PRM_AT_ROOT_ONLY("RS-PRM-02", "RS-CHL-04"),
    /** RS-PRM-03: authorization_servers is missing. */
    NO_AUTHORIZATION_SERVERS("RS-PRM-03"),
    /** RS-PRM-03, RS-PRM-07: authorization_servers is empty. */
    EMPTY_AUTHORIZATION_SERVERS("RS-PRM-03", "RS-PRM-07"),
    /** RS-PRM-03, RS-PRM-10: authorization_servers has the URL of the metadata. */
    METADATA_URL_FOR_ISSUER("RS-PRM-03", "RS-PRM-10"),
    /** RS-PRM-04, RS-PRM-11: resource is the name behind the proxy. */
    INTERNAL_RESOURCE("RS-PRM-04", "RS-PRM-11"),
    /** RS-PRM-04: resource lacks the path. */
    RESOURCE_IS_ORIGIN("RS-PRM-04"),
    /** RS-PRM-05: The front page answers for everything. */
    HTML_PAGE("RS-PRM-05"),
    /** RS-PRM-05: The content type is text/plain. */
    PLAIN_TEXT("RS-PRM-05"),
    /** RS-PRM-06: The document needs a token. */
    PRM_PROTECTED("RS-PRM-06"),
    /** RS-PRM-07: scopes_supported is empty. */
    EMPTY_SCOPES("RS-PRM-07"),
    /** RS-PRM-07: A member is null. */
    NULL_MEMBER("RS-PRM-07"),
    /** RS-PRM-08: scopes_supported has offline_access. */
    OFFLINE_ACCESS("RS-PRM-08"),
    /** RS-PRM-09: bearer_methods_supported has query. */
    ADVERTISES_QUERY("RS-PRM-09"),
    /** RS-PRM-10: The issuer has one more slash. */
    ISSUER_WITH_SLASH("RS-PRM-10"),
    /** RS-PRM-17: resource is computed from the Host header. */
    RESOURCE_FROM_HOST("RS-PRM-17"),
    /** RS-PRM-12: resource is computed from X-Forwarded-Host. */
    RESOURCE_FROM_FORWARDED_HOST("RS-PRM-12"),
    /** RS-PRM-13: Every path below the well-known one has the document. */
    SAME_FOR_EVERY_PATH("RS-PRM-13"),
    /** RS-PRM-14: Says that tokens have to be bound, and takes others. */
    CLAIMS_DPOP("RS-PRM-14"),
    /** RS-PRM-15: signed_metadata is not signed. */
    UNSIGNED_SIGNED_METADATA("RS-PRM-15"),
    /** RS-PRM-15: The header of signed_metadata is null. */
    HEADLESS_SIGNED_METADATA("RS-PRM-15"),
    /** RS-PRM-16: scopes_supported has *. */
    OMNIBUS_SCOPE("RS-PRM-16");

    private final String checks;

    MetadataBug(String... checks) {
        this.checks = String.join(" ", checks);
    }

    @Override
    public Set<String> checks() {
        return checks.isEmpty() ? Set.of() : Set.of(checks.split(" ", -1));
    }
}
