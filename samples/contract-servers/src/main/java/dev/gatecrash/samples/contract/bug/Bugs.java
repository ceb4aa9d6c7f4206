package dev.gatecrash.samples.contract.bug;

import java.util.Arrays;
import java.util.Set;

/** The bugs that one server has; with none it is right. Immutable. */
public record Bugs(Set<Bug> all) {

    public Bugs {
        all = Set.copyOf(all);
    }

    public static Bugs of(Bug... bugs) {
        return new Bugs(Set.of(bugs));
    }

    public boolean has(Bug bug) {
        return all.contains(bug);
    }

    public boolean hasAny(Bug... bugs) {
        return Arrays.stream(bugs).anyMatch(all::contains);
    }
}
