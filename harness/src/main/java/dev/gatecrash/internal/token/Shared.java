package dev.gatecrash.internal.token;

import java.util.List;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One of each of the values that are spelled the same, so that ten thousand authorizations that are alike keep it once.
 * Forgets all where there are too many. Thread-safe.
 */
final class Shared<T> {

    private static final int MOST = 1_024;

    private final ConcurrentHashMap<List<String>, T> values = new ConcurrentHashMap<>(2);

    /** The value that was first spelled like this, which may be this one. */
    T of(List<String> spelling, T value) {
        if (values.size() >= MOST) {
            values.clear();
        }
        return values.computeIfAbsent(List.copyOf(spelling), first -> value);
    }

    void clear() {
        values.clear();
    }
}
