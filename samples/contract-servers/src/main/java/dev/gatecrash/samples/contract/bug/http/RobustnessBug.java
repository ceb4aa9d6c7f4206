package dev.gatecrash.samples.contract.bug.http;

import dev.gatecrash.samples.contract.bug.Bug;
import java.util.Set;

/** What a server must survive. */
public enum RobustnessBug implements Bug {
    /** RS-DOS-01, RS-DOS-02, RS-DOS-04, RS-CHL-11: A token of more than 4 KB ends as a server error. */
    LARGE_TOKEN_CRASHES("RS-DOS-01", "RS-DOS-02", "RS-DOS-04", "RS-CHL-11"),
    /** RS-DOS-02, RS-CHL-11: Deep nesting ends as a server error. */
    DEEP_CLAIMS_CRASH("RS-DOS-02", "RS-CHL-11"),
    /** RS-DOS-02, RS-CHL-11: A header that is null ends as a server error, as where a JOSE library takes it for an object. */
    NULL_HEADER_CRASHES("RS-DOS-02", "RS-CHL-11"),
    /** RS-DOS-04, RS-CHL-11: A long list of audiences ends as a server error. */
    MANY_AUDIENCES_CRASH("RS-DOS-04", "RS-CHL-11"),
    /** RS-DOS-03: Works for as long as a token asks for. */
    DERIVES_KEYS("RS-DOS-03"),
    /** RS-DOS-08: The caller is kept in a field. */
    CALLER_IN_FIELD("RS-DOS-08"),
    /** RS-DOS-06: Fifty bad tokens close the door to everybody. */
    LOCKED_BY_BAD_TOKENS("RS-DOS-06"),
    /** A byte above 127 in the header ends as a server error; no check asks for more than a refusal. */
    NOT_ASCII_CRASHES();

    private final String checks;

    RobustnessBug(String... checks) {
        this.checks = String.join(" ", checks);
    }

    @Override
    public Set<String> checks() {
        return checks.isEmpty() ? Set.of() : Set.of(checks.split(" ", -1));
    }
}
