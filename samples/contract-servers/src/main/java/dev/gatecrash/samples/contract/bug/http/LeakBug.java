package dev.gatecrash.samples.contract.bug.http;

import dev.gatecrash.samples.contract.bug.Bug;
import java.util.Set;

/** What an answer gives away. */
public enum LeakBug implements Bug {
    /** RS-LEAK-01, RS-CHL-05: The description of the error has the token. */
    ECHOES_TOKEN("RS-LEAK-01", "RS-CHL-05"),
    /** RS-LEAK-02: The body of the error is a stack trace. */
    STACK_TRACE("RS-LEAK-02"),
    /** RS-LEAK-03: The result has the token. */
    TOKEN_IN_RESULT("RS-LEAK-03"),
    /** RS-LEAK-04: The health page lists the sessions. */
    HEALTH_SHOWS_SESSIONS("RS-LEAK-04"),
    /** RS-LEAK-06: Answers may be kept by shared caches. */
    PUBLIC_CACHE("RS-LEAK-06"),
    /** RS-LEAK-07: An unknown session id comes back in a page. */
    REFLECTS_SESSION_ID("RS-LEAK-07");

    private final String checks;

    LeakBug(String... checks) {
        this.checks = String.join(" ", checks);
    }

    @Override
    public Set<String> checks() {
        return checks.isEmpty() ? Set.of() : Set.of(checks.split(" ", -1));
    }
}
