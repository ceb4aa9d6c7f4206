package dev.gatecrash.samples.notes;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** A set of OAuth scopes that keeps the order in which they were named. */
record Scopes(List<String> values) {

    static final Scopes READ = new Scopes(List.of("notes:read"));
    static final Scopes READ_AND_WRITE = new Scopes(List.of("notes:read", "notes:write"));

    Scopes {
        Set<String> distinct = new LinkedHashSet<>(values);
        values = List.copyOf(distinct);
    }

    /** Reads the space-separated form of RFC 6749 section 3.3. */
    static Scopes parse(String scope) {
        return new Scopes(Arrays.stream(scope.split(" "))
                .filter(Predicate.not(String::isEmpty))
                .toList());
    }

    boolean containsAll(Scopes required) {
        return values.containsAll(required.values);
    }

    @Override
    public String toString() {
        return String.join(" ", values);
    }
}
