package dev.gatecrash.fault;

import java.time.Duration;

/** What values of faults must be. */
final class FaultValues {

    private static final Duration LONGEST = Duration.ofDays(1);

    private FaultValues() {}

    static void check(Duration wait) {
        if (wait.isNegative() || wait.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "a fault cannot take %s; give a duration of zero to a day".formatted(wait));
        }
    }
}
