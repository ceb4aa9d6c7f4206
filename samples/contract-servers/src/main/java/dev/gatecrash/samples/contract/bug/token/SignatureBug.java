package dev.gatecrash.samples.contract.bug.token;

import dev.gatecrash.samples.contract.bug.Bug;
import java.util.Set;

/** The algorithm, the key and the signature. */
public enum SignatureBug implements Bug {
    /** RS-SIG-02, RS-SIG-11: Decodes, but does not verify. */
    SKIPS_SIGNATURE("RS-SIG-02", "RS-SIG-11"),
    /** RS-SIG-01: Takes alg none. */
    ACCEPTS_ALG_NONE("RS-SIG-01"),
    /** RS-SIG-01: Refuses none, but takes None and the like for it. */
    ACCEPTS_ALG_NONE_IN_CAPITALS("RS-SIG-01"),
    /** RS-SIG-01: Takes an absent or empty alg for none. */
    ACCEPTS_MISSING_ALG("RS-SIG-01"),
    /** RS-SIG-03: Gives the public key, as PEM, to whatever alg the token names. */
    HMAC_WITH_PUBLIC_PEM("RS-SIG-03"),
    /** RS-SIG-03: The same with the key as DER. */
    HMAC_WITH_PUBLIC_DER("RS-SIG-03"),
    /** RS-SIG-03: The same with the key as in PKCS #1. */
    HMAC_WITH_PUBLIC_PKCS1("RS-SIG-03"),
    /** RS-SIG-03: The same with the key as JWK. */
    HMAC_WITH_PUBLIC_JWK("RS-SIG-03"),
    /** RS-SIG-04: The secret of the documentation is still there. */
    HMAC_WITH_DEFAULT_SECRET("RS-SIG-04"),
    /** RS-SIG-04: No secret is configured, and the empty one will do. */
    HMAC_WITH_EMPTY_SECRET("RS-SIG-04"),
    /** RS-SIG-09: Without a kid nothing is verified. */
    NO_KEY_ID_SKIPS("RS-SIG-09"),
    /** RS-SIG-10: With an unknown kid nothing is verified. */
    UNKNOWN_KEY_ID_SKIPS("RS-SIG-10"),
    /** RS-SIG-11, RS-SIG-02: A known kid is taken for a signature. */
    KEY_ID_IS_PROOF("RS-SIG-11", "RS-SIG-02"),
    /** RS-SIG-12: Takes RS512 with a key that is published for RS256. */
    IGNORES_ALG_OF_KEY("RS-SIG-12"),
    /** RS-SIG-15: ECDSA with r and s of zero verifies anything. */
    ACCEPTS_ZERO_SIGNATURE("RS-SIG-15"),
    /** RS-SIG-15: Takes an ECDSA signature in DER. */
    ACCEPTS_DER_SIGNATURE("RS-SIG-15"),
    /** RS-KEY-07: Verifies HS256 with an oct key of the JWK set. */
    SYMMETRIC_KEY_OF_THE_SET("RS-KEY-07"),
    /** RS-SIG-19: With an unknown alg nothing is verified. */
    UNKNOWN_ALG_SKIPS("RS-SIG-19"),
    /** RS-CHL-11: An unknown alg ends as a server error. */
    UNKNOWN_ALG_CRASHES("RS-CHL-11"),
    /** RS-SIG-02: Only as many bytes are compared as were sent. */
    COMPARES_HALF_THE_SIGNATURE("RS-SIG-02"),
    /** RS-ISS-06: Looks the key up at whatever iss names, though it refuses the token afterwards. */
    FETCHES_ANY_ISSUER("RS-ISS-06");

    private final String checks;

    SignatureBug(String... checks) {
        this.checks = String.join(" ", checks);
    }

    @Override
    public Set<String> checks() {
        return checks.isEmpty() ? Set.of() : Set.of(checks.split(" ", -1));
    }
}
