package dev.gatecrash.samples.contract.bug.token;

import dev.gatecrash.samples.contract.bug.Bug;
import java.util.Set;

/** What the JOSE header makes a server do. */
public enum HeaderBug implements Bug {
    /** RS-SIG-05: Verifies with the key in the header. */
    TRUSTS_JWK("RS-SIG-05"),
    /** RS-SIG-06: Verifies with the keys that the header points to. */
    FOLLOWS_JKU("RS-SIG-06"),
    /** RS-SIG-06: Fetches them, if only to refuse them. */
    FETCHES_JKU("RS-SIG-06"),
    /** RS-SIG-07: Verifies with the certificate that the header points to. */
    FOLLOWS_X5U("RS-SIG-07"),
    /** RS-SIG-07: Verifies with the certificate in the header. */
    TRUSTS_X5C("RS-SIG-07"),
    /** RS-SIG-08: Reads the key from the file that kid names. */
    KEY_ID_IS_PATH("RS-SIG-08"),
    /** RS-SIG-08: Puts kid into a query. */
    KEY_ID_IN_SQL("RS-SIG-08"),
    /** RS-SIG-08: Fetches the key from the URL in kid. */
    KEY_ID_IS_URL("RS-SIG-08"),
    /** RS-CHL-11: A kid that is no string ends as a server error. */
    ODD_KEY_ID_CRASHES("RS-CHL-11"),
    /** RS-SIG-13: Does not look at crit. */
    IGNORES_CRIT("RS-SIG-13"),
    /** Inflates a payload, of a JWS even; nothing that can be sent harmlessly shows it. */
    INFLATES();

    private final String checks;

    HeaderBug(String... checks) {
        this.checks = String.join(" ", checks);
    }

    @Override
    public Set<String> checks() {
        return checks.isEmpty() ? Set.of() : Set.of(checks.split(" ", -1));
    }
}
