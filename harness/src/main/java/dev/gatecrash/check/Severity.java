package dev.gatecrash.check;

import java.util.Locale;

/** What a failed check means for the people who depend on the server, worst first. */
public enum Severity {
    /** Lets an attacker in. */
    CRITICAL,
    /** Lets an attacker in under some condition, or gives away a secret. */
    HIGH,
    /** Weakens a defence. */
    MEDIUM,
    /** Keeps honest clients out, or leads them astray. */
    INTEROPERABILITY;

    /** The name in reports. */
    public String value() {
        return name().toLowerCase(Locale.ROOT);
    }
}
