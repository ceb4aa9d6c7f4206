package dev.gatecrash.samples.contract.bug.token;

import dev.gatecrash.samples.contract.bug.Bug;
import java.util.Set;

/** The life of the issuer's keys. */
public enum KeyBug implements Bug {
    /** RS-KEY-01: Keys are fetched once and for all. */
    FETCHED_ONCE("RS-KEY-01"),
    /** RS-KEY-02: New keys are added, and none is ever removed. */
    RETIRED_KEYS_KEPT("RS-KEY-02"),
    /** RS-OUT-01, RS-OUT-02: Without keys there is nothing to verify with, so all is well. */
    FAILS_OPEN("RS-OUT-01", "RS-OUT-02"),
    /** RS-OUT-04, RS-OUT-05, RS-KEY-09: Nothing is cached. */
    FETCHED_FOR_EVERY_REQUEST("RS-OUT-04", "RS-OUT-05", "RS-KEY-09"),
    /** RS-OUT-03: With no key in the set nothing is verified. */
    EMPTY_SET_SKIPS("RS-OUT-03"),
    /** RS-OUT-06: What could not be read is remembered, and never read again. */
    BROKEN_SET_KEPT("RS-OUT-06"),
    /** RS-KEY-06: One key of an unknown type, and no key is read. */
    STRANGE_KEY_BREAKS_ALL("RS-KEY-06"),
    /** RS-KEY-08: Of two keys of one kid the first is tried only. */
    FIRST_OF_SAME_ID("RS-KEY-08"),
    /** RS-KEY-09: Every unknown kid costs a fetch. */
    REFETCHED_FOR_EVERY_UNKNOWN_ID("RS-KEY-09"),
    /** Follows a redirect to another host; most clients of HTTP do, and only the issuer could send one. */
    REDIRECTED_ANYWHERE(),
    /** RS-KEY-11: Does not fetch again before max-age has passed. */
    MAX_AGE_IS_LAW("RS-KEY-11"),
    /** RS-OUT-07: Waits for the keys as long as it takes. */
    NO_TIMEOUT("RS-OUT-07"),
    /** RS-OUT-05: While the keys are fetched for one caller, everybody waits. */
    EVERYBODY_WAITS("RS-OUT-05"),
    /** RS-OUT-12: Nothing is verified until there was a key for the first time. */
    OPEN_UNTIL_FIRST_KEY("RS-OUT-12"),
    /** RS-OUT-13: If the first fetch fails, there is no second one. */
    ONE_CHANCE("RS-OUT-13"),
    /** RS-OUT-14: Does not compare the issuer of the metadata. */
    METADATA_OF_ANYBODY("RS-OUT-14"),
    /** RS-OUT-15: Guesses the path of the JWK set. */
    FIXED_PATH("RS-OUT-15");

    private final String checks;

    KeyBug(String... checks) {
        this.checks = String.join(" ", checks);
    }

    @Override
    public Set<String> checks() {
        return checks.isEmpty() ? Set.of() : Set.of(checks.split(" ", -1));
    }
}
