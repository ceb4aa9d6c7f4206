package dev.gatecrash.samples.contract.bug.token;

import dev.gatecrash.samples.contract.bug.Bug;
import java.util.Set;

/** Proof of possession (RFC 9449). */
public enum DpopBug implements Bug {
    /** RS-DPP-02: Takes a bound token as a bearer token. */
    BOUND_TOKEN_AS_BEARER("RS-DPP-02"),
    /** RS-DPP-03: Verifies a proof if there is one. */
    PROOF_OPTIONAL("RS-DPP-03"),
    /** RS-DPP-03: Takes the first of two headers. */
    FIRST_OF_TWO_PROOFS("RS-DPP-03"),
    /** RS-DPP-04: Does not look at typ. */
    IGNORES_TYPE("RS-DPP-04"),
    /** RS-DPP-05: Takes an unsigned proof. */
    ACCEPTS_ALG_NONE("RS-DPP-05"),
    /** RS-DPP-05: Takes a proof that is signed with a secret. */
    ACCEPTS_HMAC("RS-DPP-05"),
    /** RS-DPP-05, RS-DPP-06: Decodes, but does not verify. */
    SKIPS_SIGNATURE("RS-DPP-05", "RS-DPP-06"),
    /** RS-DPP-07: Takes a jwk with its private part. */
    PRIVATE_KEY_IN_PROOF("RS-DPP-07"),
    /** RS-DPP-08: Does not look at htm. */
    IGNORES_METHOD("RS-DPP-08"),
    /** RS-DPP-09: Does not look at htu. */
    IGNORES_URL("RS-DPP-09"),
    /** RS-DPP-09: Compares only the host of htu. */
    URL_BY_HOST("RS-DPP-09"),
    /** RS-DPP-19: Compares htu without normalizing it. */
    URL_AS_TEXT("RS-DPP-19"),
    /** RS-DPP-10: Does not look at iat. */
    IGNORES_TIME("RS-DPP-10"),
    /** RS-DPP-18: A proof is good for a second only. */
    NO_TOLERANCE("RS-DPP-18"),
    /** RS-DPP-11: Does not look at ath. */
    IGNORES_TOKEN_HASH("RS-DPP-11"),
    /** RS-DPP-11: Compares ath if there is one. */
    TOKEN_HASH_OPTIONAL("RS-DPP-11"),
    /** RS-DPP-12: Any key may prove. */
    IGNORES_THUMBPRINT("RS-DPP-12"),
    /** Takes the same proof twice, which is allowed within the time that a proof is good for; no check can tell. */
    ALLOWS_REPLAY(),
    /** RS-DPP-14: Takes a proof without jti. */
    ID_OPTIONAL("RS-DPP-14"),
    /** RS-DPP-15: Any nonce will do. */
    ANY_NONCE("RS-DPP-15"),
    /** RS-DPP-16: Challenges for a bearer token. */
    BEARER_CHALLENGE("RS-DPP-16"),
    /** RS-DPP-17: Takes a token that is bound to nothing. */
    UNBOUND_TOKEN("RS-DPP-17"),
    /** RS-AUD-01: With a proof the audience does not matter. */
    SKIPS_AUDIENCE("RS-AUD-01");

    private final String checks;

    DpopBug(String... checks) {
        this.checks = String.join(" ", checks);
    }

    @Override
    public Set<String> checks() {
        return checks.isEmpty() ? Set.of() : Set.of(checks.split(" ", -1));
    }
}
