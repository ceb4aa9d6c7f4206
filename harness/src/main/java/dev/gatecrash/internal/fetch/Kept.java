package dev.gatecrash.internal.fetch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What was made of fetched documents, by URL, each for as long as it is fresh; the oldest of many goes. Guarded by its own
 * lock.
 *
 * @param <V> what was made of them
 */
public final class Kept<V> {

    private record Entry<V>(V value, Instant until) {}

    private static final int MOST = 200;

    private final Clock clock;
    private final Map<String, Entry<V>> entries = new LinkedHashMap<>();

    /** Keeps by this clock. */
    public Kept(Clock clock) {
        this.clock = clock;
    }

    /** What is kept of this URL, if it is fresh. */
    public synchronized Optional<V> find(String url) {
        Entry<V> entry = entries.get(url);
        return entry != null && clock.instant().isBefore(entry.until()) ? Optional.of(entry.value()) : Optional.empty();
    }

    /** Keeps this for so long; not at all if that is zero. */
    public synchronized void put(String url, V value, Duration freshFor) {
        entries.remove(url);
        if (entries.size() >= MOST) {
            entries.remove(entries.keySet().iterator().next());
        }
        entries.put(url, new Entry<>(value, clock.instant().plus(freshFor)));
    }

    /** Forgets all. */
    public synchronized void clear() {
        entries.clear();
    }
}
