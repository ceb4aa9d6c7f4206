package dev.gatecrash.samples.contract.bug.token;

import dev.gatecrash.samples.contract.bug.Bug;
import java.util.Set;

/** How the credentials are found in the Authorization header. */
public enum CredentialBug implements Bug {
    /** RS-SYN-04, RS-SIG-02: Any text after the scheme lets in. */
    PRESENCE_IS_ENOUGH("RS-SYN-04", "RS-SIG-02"),
    /** RS-SYN-03: Bearer without a token is an anonymous user, and lets in. */
    EMPTY_TOKEN_IS_ANONYMOUS("RS-SYN-03"),
    /** RS-SYN-01: Takes Bearer, but not bearer. */
    SCHEME_CASE_SENSITIVE("RS-SYN-01"),
    /** RS-SYN-02: Splits at the first space, so that two spaces make the token empty. */
    ONE_SPACE_ONLY("RS-SYN-02"),
    /** RS-SYN-05: Takes the second word, whatever the first one is. */
    ANY_SCHEME("RS-SYN-05"),
    /** RS-SYN-06: Takes the header without a scheme. */
    SCHEME_OPTIONAL("RS-SYN-06"),
    /** RS-SYN-07: Takes what comes before the first comma or space. */
    FIRST_SEGMENT("RS-SYN-07"),
    /** RS-SYN-07: Takes what comes after the last comma. */
    LAST_SEGMENT("RS-SYN-07"),
    /** RS-SYN-08: Takes the first of two headers. */
    FIRST_HEADER_WINS("RS-SYN-08"),
    /** RS-SYN-08: Takes the last of two headers. */
    LAST_HEADER_WINS("RS-SYN-08"),
    /** RS-SYN-09, RS-SIG-02: Takes a token without a signature part. */
    TWO_PARTS("RS-SYN-09", "RS-SIG-02"),
    /** RS-SYN-09, RS-SIG-01: Takes a token whose signature is empty. */
    EMPTY_SIGNATURE("RS-SYN-09", "RS-SIG-01"),
    /** RS-SYN-09: Ignores what comes after the third part. */
    EXTRA_PARTS("RS-SYN-09"),
    /** RS-SYN-10: Decodes padding, the other alphabet and unused bits. */
    LENIENT_BASE64("RS-SYN-10"),
    /** RS-SYN-11: Takes the last of two members of the same name. */
    DUPLICATE_MEMBERS("RS-SYN-11"),
    /** RS-SYN-04, RS-CHL-11: What is no JWT ends as a server error. */
    JUNK_CRASHES("RS-SYN-04", "RS-CHL-11"),
    /** RS-SYN-12, RS-CHL-11: Casts claims without a look at their types. */
    WRONG_TYPES_CRASH("RS-SYN-12", "RS-CHL-11");

    private final String checks;

    CredentialBug(String... checks) {
        this.checks = String.join(" ", checks);
    }

    @Override
    public Set<String> checks() {
        return Set.of(checks.split(" ", -1));
    }
}
