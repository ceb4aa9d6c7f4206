package dev.gatecrash.samples.contract.bug.token;

import dev.gatecrash.samples.contract.bug.Bug;
import java.util.Set;

/** The audience. */
public enum AudienceBug implements Bug {
    /** RS-AUD-01: Does not look at aud. */
    IGNORES_AUDIENCE("RS-AUD-01"),
    /** RS-AUD-02: A token without aud is for everybody. */
    AUDIENCE_OPTIONAL("RS-AUD-02"),
    /** RS-AUD-03: All of no audiences are right. */
    EMPTY_AUDIENCE_PASSES("RS-AUD-03"),
    /** RS-AUD-04: Takes no array. */
    STRING_ONLY("RS-AUD-04"),
    /** RS-AUD-18: Looks at the first audience only. */
    SINGLE_ONLY("RS-AUD-18"),
    /** RS-AUD-05: An array that is not empty will do. */
    ANY_ARRAY("RS-AUD-05"),
    /** RS-AUD-06: An aud that starts with the resource will do. */
    AUDIENCE_BY_PREFIX("RS-AUD-06"),
    /** RS-AUD-06: An aud with which the resource starts will do. */
    AUDIENCE_BY_PARENT("RS-AUD-06"),
    /** RS-AUD-12: Only scheme, host and port are compared. */
    AUDIENCE_BY_ORIGIN("RS-AUD-12"),
    /** RS-AUD-06: Only the path is compared. */
    AUDIENCE_BY_PATH("RS-AUD-06"),
    /** RS-AUD-06: Query and fragment are cut off first. */
    AUDIENCE_WITHOUT_QUERY("RS-AUD-06"),
    /** RS-AUD-06: A fragment is cut off first. */
    AUDIENCE_WITHOUT_FRAGMENT("RS-AUD-06"),
    /** RS-AUD-06: A user before the host is cut out first. */
    AUDIENCE_WITHOUT_USER("RS-AUD-06"),
    /** RS-AUD-06: Compares aud without regard to case. */
    AUDIENCE_IN_ANY_CASE("RS-AUD-06"),
    /** RS-AUD-11: An aud that contains the resource will do. */
    AUDIENCE_BY_SUBSTRING("RS-AUD-11"),
    /** RS-AUD-07: An aud that is the token's client will do. */
    AUDIENCE_MAY_BE_CLIENT("RS-AUD-07"),
    /** RS-AUD-08: An aud that is the issuer, or below it, will do. */
    AUDIENCE_MAY_BE_ISSUER("RS-AUD-08"),
    /** RS-AUD-09: api, account, default and * will do. */
    GENERIC_AUDIENCE("RS-AUD-09"),
    /** RS-AUD-10: A claim named resource will do, or azp alone. */
    OTHER_CLAIM("RS-AUD-10"),
    /** RS-AUD-19: An object will do that has a member named by the resource. */
    AUDIENCE_IN_OBJECT("RS-AUD-19"),
    /** RS-AUD-17: Computes the resource from the Host header. */
    AUDIENCE_FROM_HOST("RS-AUD-17"),
    /** RS-AUD-17: Computes the resource from X-Forwarded-Host. */
    AUDIENCE_FROM_FORWARDED_HOST("RS-AUD-17"),
    /** RS-AUD-15: Wants the resource with a slash, which the metadata has not. */
    NOT_WHAT_IS_PUBLISHED("RS-AUD-15");

    private final String checks;

    AudienceBug(String... checks) {
        this.checks = String.join(" ", checks);
    }

    @Override
    public Set<String> checks() {
        return checks.isEmpty() ? Set.of() : Set.of(checks.split(" ", -1));
    }
}
