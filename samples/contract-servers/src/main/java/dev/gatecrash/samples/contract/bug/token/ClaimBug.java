package dev.gatecrash.samples.contract.bug.token;

import dev.gatecrash.samples.contract.bug.Bug;
import java.util.Set;

/** The claims about time, issuer and subject. */
public enum ClaimBug implements Bug {
    /** RS-TIME-01: Does not look at exp. */
    IGNORES_EXPIRY("RS-TIME-01"),
    /** RS-TIME-02: A token without exp never expires. */
    EXPIRY_OPTIONAL("RS-TIME-02"),
    /** RS-TIME-03: An exp that is no number is as good as none. */
    EXPIRY_OF_WRONG_TYPE("RS-TIME-03"),
    /** RS-TIME-03: Zero and less stand for never. */
    EXPIRY_OF_ZERO_IS_NEVER("RS-TIME-03"),
    /** RS-TIME-03: Compares exp and now as strings. */
    EXPIRY_COMPARED_AS_TEXT("RS-TIME-03"),
    /** RS-TIME-06: Somebody once had trouble with clocks. */
    LEEWAY_OF_A_DAY("RS-TIME-06"),
    /** RS-TIME-09: Does not look at exp within a session. */
    EXPIRY_AT_OPENING_ONLY("RS-TIME-09"),
    /** RS-TIME-08: Takes whole seconds only. */
    FRACTION_REFUSED("RS-TIME-08"),
    /** RS-TIME-04: Does not look at nbf. */
    IGNORES_NOT_BEFORE("RS-TIME-04"),
    /** RS-ISS-01: Does not look at iss. */
    IGNORES_ISSUER("RS-ISS-01"),
    /** RS-ISS-02: An iss that starts with the issuer will do. */
    ISSUER_BY_PREFIX("RS-ISS-02"),
    /** RS-ISS-02: An iss with which the issuer starts will do. */
    ISSUER_IS_PREFIX("RS-ISS-02"),
    /** RS-ISS-02: Compares iss without regard to case. */
    ISSUER_IN_ANY_CASE("RS-ISS-02"),
    /** RS-ISS-02: Cuts a user before the host out before it compares. */
    ISSUER_WITHOUT_USER("RS-ISS-02"),
    /** RS-ISS-08: Removes trailing slashes before it compares. */
    ISSUER_WITHOUT_SLASH("RS-ISS-08"),
    /** RS-ISS-03: A token without iss is the issuer's. */
    ISSUER_OPTIONAL("RS-ISS-03"),
    /** RS-ISS-09: An array will do that has the issuer in it. */
    ISSUER_IN_ARRAY("RS-ISS-09"),
    /** RS-ISS-04: Every issuer on the host will do. */
    ISSUER_BY_HOST("RS-ISS-04"),
    /** RS-ISS-06: Believes every issuer that publishes metadata and keys. */
    DISCOVERS_ANY_ISSUER("RS-ISS-06"),
    /** RS-CID-02: Reads the document that client_id is the URL of. */
    FETCHES_CLIENT_DOCUMENT("RS-CID-02"),
    /** RS-SUB-01: A token without sub is the administrator's. */
    SUBJECT_OPTIONAL("RS-SUB-01"),
    /** RS-SUB-03: Trims sub and lowers its case. */
    SUBJECT_NORMALIZED("RS-SUB-03"),
    /** RS-SUB-04: The user is whoever the email claim says. */
    USER_BY_EMAIL("RS-SUB-04");

    private final String checks;

    ClaimBug(String... checks) {
        this.checks = String.join(" ", checks);
    }

    @Override
    public Set<String> checks() {
        return checks.isEmpty() ? Set.of() : Set.of(checks.split(" ", -1));
    }
}
