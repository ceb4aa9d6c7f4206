package dev.gatecrash.samples.contract.bug.token;

import dev.gatecrash.samples.contract.bug.Bug;
import java.util.Set;

/** What introspection says. */
public enum IntrospectionBug implements Bug {
    /** RS-INT-01: Does not look at active; whoever has a sub is let in. */
    IGNORES_ACTIVE("RS-INT-01"),
    /** RS-INT-02: The strings true and 1, and the number, are a yes. */
    ACTIVE_IS_TRUTHY("RS-INT-02"),
    /** RS-INT-02: Only false is a no. */
    ACTIVE_OPTIONAL("RS-INT-02"),
    /** RS-OUT-10: No answer is a no that is remembered, for every token. */
    REMEMBERS_OUTAGES("RS-OUT-10"),
    /** RS-OUT-11: Waits for the answer as long as it takes. */
    NO_TIMEOUT("RS-OUT-11"),
    /** RS-OUT-08, RS-OUT-09: No answer is a yes. */
    FAILS_OPEN("RS-OUT-08", "RS-OUT-09"),
    /** RS-INT-04, RS-AUD-01: Does not look at aud. */
    IGNORES_AUDIENCE("RS-INT-04", "RS-AUD-01"),
    /** RS-INT-14, RS-AUD-02: An answer without aud is for everybody. */
    AUDIENCE_OPTIONAL("RS-INT-14", "RS-AUD-02"),
    /** RS-INT-05: Does not look at exp. */
    IGNORES_EXPIRY("RS-INT-05"),
    /** RS-INT-06: A yes is cached for ever. */
    REMEMBERS_FOR_EVER("RS-INT-06"),
    /** RS-INT-07: A no is cached for ever. */
    REMEMBERS_REFUSALS("RS-INT-07"),
    /** Asks by GET; the issuer does not answer that, so that the battery cannot begin, and says so. */
    TOKEN_IN_URL(),
    /** Asks without credentials; the issuer does not answer that either. */
    ASKS_ANONYMOUSLY(),
    /** RS-SCP-01, RS-SCP-02, RS-SCP-08: Active stands for every scope. */
    IGNORES_SCOPE("RS-SCP-01", "RS-SCP-02", "RS-SCP-08"),
    /** Does not look at iss, which is optional in the answer of an issuer that was asked on purpose; no check can tell. */
    IGNORES_ISSUER();

    private final String checks;

    IntrospectionBug(String... checks) {
        this.checks = String.join(" ", checks);
    }

    @Override
    public Set<String> checks() {
        return checks.isEmpty() ? Set.of() : Set.of(checks.split(" ", -1));
    }
}
