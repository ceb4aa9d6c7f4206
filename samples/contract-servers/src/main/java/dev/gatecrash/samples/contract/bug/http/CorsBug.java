package dev.gatecrash.samples.contract.bug.http;

import dev.gatecrash.samples.contract.bug.Bug;
import java.util.Set;

/** Browsers. */
public enum CorsBug implements Bug {
    /** RS-COR-01: OPTIONS gets a 401. */
    PREFLIGHT_NEEDS_TOKEN("RS-COR-01"),
    /** RS-COR-01: Authorization is not among the allowed headers. */
    PREFLIGHT_FORBIDS_AUTHORIZATION("RS-COR-01"),
    /** RS-COR-02: WWW-Authenticate cannot be read. */
    CHALLENGE_NOT_EXPOSED("RS-COR-02"),
    /** RS-COR-03: The metadata cannot be read. */
    METADATA_WITHOUT_CORS("RS-COR-03"),
    /** RS-COR-04: Every origin may send credentials. */
    REFLECTS_ORIGIN("RS-COR-04"),
    /** RS-COR-05: Does not look at Origin, but at Host. */
    IGNORES_ORIGIN("RS-COR-05"),
    /** RS-COR-05: Looks at neither. */
    IGNORES_ORIGIN_AND_HOST("RS-COR-05"),
    /** RS-COR-05: An origin that starts like a good one will do. */
    ORIGIN_BY_PREFIX("RS-COR-05"),
    /** RS-COR-05: null will do. */
    NULL_ORIGIN("RS-COR-05"),
    /** RS-COR-06: An origin that equals Host will do, and any Host. */
    ORIGIN_LIKE_HOST("RS-COR-06");

    private final String checks;

    CorsBug(String... checks) {
        this.checks = String.join(" ", checks);
    }

    @Override
    public Set<String> checks() {
        return checks.isEmpty() ? Set.of() : Set.of(checks.split(" ", -1));
    }
}
