package dev.gatecrash.internal.contract.trouble;

import dev.gatecrash.internal.contract.bench.Bench;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waiting for something at the server that only its own caches decide, up to the bound that the user has set. */
final class Patience {

    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final Duration WHILE = Duration.ofSeconds(1);
    private static final Duration MOMENT = Duration.ofMillis(1);

    private Patience() {}

    /** Whether it comes true; looked at once only, unless the run is thorough. */
    static boolean until(Bench bench, BooleanSupplier condition) {
        return until(bench.target().thorough().orElse(Duration.ZERO), condition);
    }

    /** Waits a second at most for what has begun already. */
    static void briefly(BooleanSupplier condition) {
        until(WHILE, condition);
    }

    private static boolean until(Duration patience, BooleanSupplier condition) {
        long bound = System.nanoTime() + patience.toNanos();
        boolean met = condition.getAsBoolean();
        while (!met && System.nanoTime() < bound) {
            LockSupport.parkNanos(PAUSE.toNanos());
            met = condition.getAsBoolean();
        }
        return met;
    }

    /** Leaves the processor to others before the next look. */
    static void aMoment() {
        LockSupport.parkNanos(MOMENT.toNanos());
    }

    /** Whether this run waits. */
    static boolean isThorough(Bench bench) {
        return bench.target().thorough().isPresent();
    }
}
