package dev.gatecrash.internal.time;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** Values by name, each until its time. What has expired is swept out whenever the size has doubled. Thread-safe. */
public final class Expiring<V> {

    private record Entry<V>(V value, Instant until) {}

    private static final int FIRST_SWEEP = 1_024;

    private final Clock clock;
    private final ConcurrentHashMap<String, Entry<V>> entries = new ConcurrentHashMap<>(2);
    private final AtomicInteger sweepAt = new AtomicInteger(FIRST_SWEEP);

    /** Empty, on this clock. */
    public Expiring(Clock clock) {
        this.clock = clock;
    }

    /** Keeps a value until then, in place of any other of this name. */
    public void put(String name, V value, Instant until) {
        entries.put(name, new Entry<>(value, until));
        sweep();
    }

    /** Keeps a value until then; false if there is one of this name already. */
    public boolean putIfAbsent(String name, V value, Instant until) {
        Instant now = clock.instant();
        AtomicBoolean isNew = new AtomicBoolean();
        entries.compute(name, (key, entry) -> {
            isNew.set(entry == null || !now.isBefore(entry.until()));
            return isNew.get() ? new Entry<>(value, until) : entry;
        });
        sweep();
        return isNew.get();
    }

    /** The value of this name, if its time has not come. */
    public Optional<V> find(String name) {
        Entry<V> entry = entries.get(name);
        return entry == null || !clock.instant().isBefore(entry.until())
                ? Optional.empty()
                : Optional.of(entry.value());
    }

    /** Takes the value away; of many callers at once exactly one gets it. */
    public Optional<V> remove(String name) {
        Entry<V> entry = entries.remove(name);
        return entry == null || !clock.instant().isBefore(entry.until())
                ? Optional.empty()
                : Optional.of(entry.value());
    }

    /** Changes the value of this name, if it is there; it keeps its time. Of many callers at once each sees the last one's. */
    public void change(String name, UnaryOperator<V> change) {
        entries.computeIfPresent(name, (key, entry) -> new Entry<>(change.apply(entry.value()), entry.until()));
    }

    /** Whether this many values or more are kept whose time has not come. */
    public boolean isFull(int most) {
        return entries.size() >= most && all().size() >= most;
    }

    /** Every value whose time has not come. */
    public List<V> all() {
        Instant now = clock.instant();
        return entries.values().stream()
                .filter(entry -> now.isBefore(entry.until()))
                .map(Entry::value)
                .toList();
    }

    /** Forgets everything. */
    public void clear() {
        entries.clear();
    }

    private void sweep() {
        int limit = sweepAt.get();
        if (entries.size() >= limit && sweepAt.compareAndSet(limit, Integer.MAX_VALUE)) {
            Instant now = clock.instant();
            entries.values().removeIf(entry -> !now.isBefore(entry.until()));
            sweepAt.set(Math.max(FIRST_SWEEP, 2 * entries.size()));
        }
    }
}
