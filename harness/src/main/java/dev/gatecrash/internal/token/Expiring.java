package dev.gatecrash.internal.token;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Values by name, each until its time. What has expired is swept out whenever the size has doubled. Thread-safe. */
final class Expiring<V> {

    private record Entry<V>(V value, Instant until) {}

    private static final int FIRST_SWEEP = 1_024;

    private final Clock clock;
    private final ConcurrentHashMap<String, Entry<V>> entries = new ConcurrentHashMap<>(2);
    private final AtomicInteger sweepAt = new AtomicInteger(FIRST_SWEEP);

    Expiring(Clock clock) {
        this.clock = clock;
    }

    void put(String name, V value, Instant until) {
        entries.put(name, new Entry<>(value, until));
        int limit = sweepAt.get();
        if (entries.size() >= limit && sweepAt.compareAndSet(limit, Integer.MAX_VALUE)) {
            Instant now = clock.instant();
            entries.values().removeIf(entry -> !now.isBefore(entry.until()));
            sweepAt.set(Math.max(FIRST_SWEEP, 2 * entries.size()));
        }
    }

    Optional<V> find(String name) {
        Entry<V> entry = entries.get(name);
        return entry == null || !clock.instant().isBefore(entry.until())
                ? Optional.empty()
                : Optional.of(entry.value());
    }

    /** Takes the value away; of many callers at once exactly one gets it. */
    Optional<V> remove(String name) {
        Entry<V> entry = entries.remove(name);
        return entry == null || !clock.instant().isBefore(entry.until())
                ? Optional.empty()
                : Optional.of(entry.value());
    }

    void clear() {
        entries.clear();
    }
}
