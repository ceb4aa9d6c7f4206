package dev.gatecrash.samples.contract.bug.token;

import dev.gatecrash.samples.contract.bug.Bug;
import java.util.Set;

/** What introspection says. */
public enum IntrospectionBug implements Bug {
    /** RS-INT-01, RS-INT-02, RS-INT-04, RS-INT-14: Status 200 is a yes. */
    STATUS_IS_ENOUGH("RS-INT-01", "RS-INT-02", "RS-INT-04", "RS-INT-14"),
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
    /** RS-INT-14: An answer without aud is for everybody. */
    AUDIENCE_OPTIONAL("RS-INT-14"),
    /** RS-INT-05: Does not look at exp. */
    IGNORES_EXPIRY("RS-INT-05"),
    /** RS-INT-06: A yes is cached for ever. */
    REMEMBERS_FOR_EVER("RS-INT-06"),
    /** RS-INT-07: A no is cached for ever. */
    REMEMBERS_REFUSALS("RS-INT-07"),
    /** RS-INT-08: Asks by GET. */
    TOKEN_IN_URL("RS-INT-08"),
    /** RS-INT-08: Asks without credentials. */
    ASKS_ANONYMOUSLY("RS-INT-08"),
    /** RS-SCP-01, RS-SCP-02: Active stands for every scope. */
    IGNORES_SCOPE("RS-SCP-01", "RS-SCP-02"),
    /** RS-INT-10: Does not look at iss. */
    IGNORES_ISSUER("RS-INT-10");

    private final String checks;

    IntrospectionBug(String... checks) {
        this.checks = String.join(" ", checks);
    }

    @Override
    public Set<String> checks() {
        return checks.isEmpty() ? Set.of() : Set.of(checks.split(" ", -1));
    }
}
