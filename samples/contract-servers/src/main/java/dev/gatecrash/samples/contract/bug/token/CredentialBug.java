package dev.gatecrash.samples.contract.bug.token;

import dev.gatecrash.samples.contract.bug.Bug;
import java.util.Set;

/** How the credentials are found in the Authorization header. */
public enum CredentialBug implements Bug {
    /** RS-SYN-04: Any text after the scheme lets in. */
    PRESENCE_IS_ENOUGH("RS-SYN-04"),
    /** RS-SYN-03: Bearer without a token is an anonymous user, and lets in. */
    EMPTY_TOKEN_IS_ANONYMOUS("RS-SYN-03"),
    /** RS-SYN-01: Takes Bearer, but not bearer. */
    SCHEME_CASE_SENSITIVE("RS-SYN-01"),
    /** RS-SYN-02: Splits at the first space, so that two spaces make the token empty. */
    ONE_SPACE_ONLY("RS-SYN-02"),
    /** RS-SYN-15: Does not look at the claims unless the scheme is spelled Bearer. */
    OTHER_SPELLING_UNCHECKED("RS-SYN-15"),
    /** RS-SYN-05: Takes the second word, whatever the first one is. */
    ANY_SCHEME("RS-SYN-05"),
    /** RS-SYN-06: Takes the header without a scheme. */
    SCHEME_OPTIONAL("RS-SYN-06"),
    /** RS-SYN-07: Takes what comes before the first comma. */
    FIRST_SEGMENT("RS-SYN-07"),
    /** RS-SYN-16: Takes what comes before the first space. */
    FIRST_WORD("RS-SYN-16"),
    /** RS-SYN-07: Takes what comes after the last comma. */
    LAST_SEGMENT("RS-SYN-07"),
    /** RS-SYN-08: Takes the last of two headers. */
    LAST_HEADER_WINS("RS-SYN-08"),
    /** RS-SYN-09: Takes a token without a signature part. */
    TWO_PARTS("RS-SYN-09"),
    /** RS-SYN-09: Takes a token whose signature is empty. */
    EMPTY_SIGNATURE("RS-SYN-09"),
    /** RS-SYN-09: Ignores what comes after the third part. */
    EXTRA_PARTS("RS-SYN-09"),
    /** RS-SYN-13: Ignores what base64url does not have, and decodes unused bits. */
    LENIENT_BASE64("RS-SYN-13"),
    /** RS-SYN-11: Takes the first of two claims of the same name. */
    FIRST_OF_DUPLICATES("RS-SYN-11"),
    /** RS-SYN-12: Takes the first of an array for the claims. */
    CLAIMS_IN_ARRAY("RS-SYN-12"),
    /** RS-SYN-14: Decrypts with the key that was configured when there was none, and believes what comes out. */
    DECRYPTION_IS_PROOF("RS-SYN-14"),
    /** RS-CHL-11, RS-DOS-03: What is no JWT ends as a server error. */
    JUNK_CRASHES("RS-CHL-11", "RS-DOS-03"),
    /** RS-CHL-11, RS-SCP-05: Casts claims without a look at their types. */
    WRONG_TYPES_CRASH("RS-CHL-11", "RS-SCP-05");

    private final String checks;

    CredentialBug(String... checks) {
        this.checks = String.join(" ", checks);
    }

    @Override
    public Set<String> checks() {
        return checks.isEmpty() ? Set.of() : Set.of(checks.split(" ", -1));
    }
}
