package dev.gatecrash.samples.contract.bug.token;

import dev.gatecrash.samples.contract.bug.Bug;
import java.util.Set;

/** What kind of token it is. */
public enum KindBug implements Bug {
    /** RS-TYP-05: Does not look at typ. */
    IGNORES_TYPE("RS-TYP-05"),
    /** RS-TYP-01: Takes typ JWT only. */
    REFUSES_AT_JWT("RS-TYP-01"),
    /** RS-TYP-03: A token of the issuer with a nonce is its user's, whatever its aud. */
    TAKES_ID_TOKENS("RS-TYP-03"),
    /** RS-TYP-06: What is no JWT is looked up at the issuer, as any kind of token. */
    TAKES_REFRESH_TOKENS("RS-TYP-06"),
    /** RS-CNF-01: Says that it knows proofs, but does not look at cnf. */
    BINDING_IS_DECORATION("RS-CNF-01"),
    /** RS-CNF-02, RS-PRM-14: Says that it knows tokens bound to certificates, but does not look at cnf. */
    CERTIFICATE_IS_DECORATION("RS-CNF-02", "RS-PRM-14");

    private final String checks;

    KindBug(String... checks) {
        this.checks = String.join(" ", checks);
    }

    @Override
    public Set<String> checks() {
        return checks.isEmpty() ? Set.of() : Set.of(checks.split(" ", -1));
    }
}
