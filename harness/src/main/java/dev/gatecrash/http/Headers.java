package dev.gatecrash.http;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Header fields in order of arrival; names compare without case (RFC 9110 §5.1). Immutable.
 *
 * @param fields values by name
 */
public record Headers(Map<String, List<String>> fields) {

    private static final Headers NONE = new Headers(Map.of());

    public Headers {
        TreeMap<String, List<String>> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        fields.forEach((name, values) -> copy.put(name, List.copyOf(values)));
        fields = java.util.Collections.unmodifiableMap(copy);
    }

    /** No header at all. */
    public static Headers none() {
        return NONE;
    }

    /** Headers with one field of this name. */
    public static Headers of(String name, String value) {
        return NONE.with(name, value);
    }

    /** A copy in which {@code name} has exactly these values; none removes it. */
    public Headers with(String name, String... values) {
        Map<String, List<String>> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        copy.putAll(fields);
        if (values.length == 0) {
            copy.remove(name);
        } else {
            copy.put(name, Arrays.asList(values));
        }
        return new Headers(copy);
    }

    /** A copy with one more value under {@code name}. */
    public Headers plus(String name, String value) {
        List<String> values = new ArrayList<>(all(name));
        values.add(value);
        return with(name, values.toArray(String[]::new));
    }

    /** The first value of this name. */
    public Optional<String> first(String name) {
        return all(name).stream().findFirst();
    }

    /** Every value of this name, in order; empty if there is none. */
    public List<String> all(String name) {
        return fields.getOrDefault(name, List.of());
    }
}
