package dev.gatecrash.http;

import java.time.Duration;
import java.time.Instant;

/**
 * When an exchange began and how long its answer took, by the system's clock, whatever the issuer's clock says. Immutable.
 *
 * @param began when the request was there, or was sent
 * @param took until the answer was known
 */
public record Timing(Instant began, Duration took) {

    /** What began then and is over now; the start is taken twice because only the second measures exactly. */
    public static Timing since(Instant began, long nanoTime) {
        return new Timing(began, Duration.ofNanos(Math.max(0, System.nanoTime() - nanoTime)));
    }

    /** When it was over. */
    public Instant ended() {
        return began.plus(took);
    }
}
