package dev.gatecrash.time;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.UnaryOperator;

/**
 * The clock of one issuer: it follows the system clock until a test moves or stops it.
 *
 * <p>It is a {@link Clock}, so that the server under test can run on the same time. Thread-safe; every view made with
 * {@link #withZone} moves with it.
 */
public final class MovableClock extends Clock {

    private sealed interface Mode permits Running, Frozen {
        Instant now(Instant system);
    }

    private record Running(Duration offset) implements Mode {
        @Override
        public Instant now(Instant system) {
            return system.plus(offset);
        }
    }

    private record Frozen(Instant at) implements Mode {
        @Override
        public Instant now(Instant system) {
            return at;
        }
    }

    // Four-digit years: what every date format can say, with room for lifetimes.
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");
    private static final Running REAL = new Running(Duration.ZERO);

    /** Shared by every zone's view of the same clock. */
    private static final class Hands {
        private volatile Mode mode = REAL;

        private synchronized void move(UnaryOperator<Mode> change) {
            Mode next = change.apply(mode);
            if (!isShowable(next)) {
                throw new IllegalArgumentException(
                        "the clock would leave the calendar; keep it between %s and %s".formatted(FIRST, LAST));
            }
            mode = next;
        }
    }

    private static boolean isShowable(Mode mode) {
        try {
            Instant shown = mode.now(Instant.now());
            return !shown.isBefore(FIRST) && !shown.isAfter(LAST);
        } catch (DateTimeException | ArithmeticException e) {
            return false;
        }
    }

    private final Hands hands;
    private final ZoneId zone;

    /** A clock that shows the system's time, in UTC. */
    public MovableClock() {
        this(new Hands(), ZoneOffset.UTC);
    }

    private MovableClock(Hands hands, ZoneId zone) {
        this.hands = hands;
        this.zone = zone;
    }

    /**
     * Moves the clock forward, or back if {@code by} is negative. A frozen clock stays frozen.
     *
     * @throws IllegalArgumentException if that is out of the years 1 to 9999
     */
    public void advance(Duration by) {
        hands.move(now -> now instanceof Running running
                ? new Running(running.offset().plus(by))
                : new Frozen(now.now(Instant.EPOCH).plus(by)));
    }

    /**
     * Sets the time. A running clock goes on from there; a frozen one stays there.
     *
     * @throws IllegalArgumentException if that is out of the years 1 to 9999
     */
    public void setTo(Instant instant) {
        hands.move(now ->
                now instanceof Running ? new Running(Duration.between(Instant.now(), instant)) : new Frozen(instant));
    }

    /**
     * Runs the clock so far ahead of the system's, or behind it if {@code ahead} is negative, wherever it was before: a
     * server under test that keeps the system's time then meets an issuer whose clock is wrong.
     *
     * @throws IllegalArgumentException if that is out of the years 1 to 9999
     */
    public void skew(Duration ahead) {
        hands.move(now -> new Running(ahead));
    }

    /** Stops the clock where it is. */
    public void freeze() {
        hands.move(now -> new Frozen(now.now(Instant.now())));
    }

    /** Back to the system's time, running. */
    public void resume() {
        hands.move(now -> REAL);
    }

    @Override
    public Instant instant() {
        return hands.mode.now(Instant.now());
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return new MovableClock(hands, other);
    }
}
