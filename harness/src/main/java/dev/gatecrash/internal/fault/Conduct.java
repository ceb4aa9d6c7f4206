package dev.gatecrash.internal.fault;

import dev.gatecrash.fault.Misbehaviour;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** How one issuer misbehaves now. Thread-safe. */
public final class Conduct {

    private final Set<Misbehaviour> initial;
    private volatile Set<Misbehaviour> now;

    /** Misbehaves like this from the start. */
    public Conduct(Set<Misbehaviour> initial) {
        this.initial = Set.copyOf(initial);
        this.now = ordered(initial);
    }

    /** Misbehaves in these ways too. */
    public synchronized void add(Collection<Misbehaviour> more) {
        EnumSet<Misbehaviour> all = EnumSet.noneOf(Misbehaviour.class);
        all.addAll(now);
        all.addAll(more);
        now = Collections.unmodifiableSet(all);
    }

    /** Behaves well. */
    public synchronized void improve() {
        now = Set.of();
    }

    /** Goes back to how it was at first. */
    public synchronized void reset() {
        now = ordered(initial);
    }

    /** Whether it misbehaves like this. */
    public boolean is(Misbehaviour misbehaviour) {
        return now.contains(misbehaviour);
    }

    /** The journal's reason of a decision that this misbehaviour changes, from the honest one. */
    public String told(Misbehaviour misbehaviour, String honest) {
        return is(misbehaviour) ? told(Set.of(misbehaviour), honest) : honest;
    }

    /** The journal's reason of what these made so, from the honest one. */
    public static String told(Set<Misbehaviour> by, String honest) {
        return by.isEmpty()
                ? honest
                : "misbehaviour: %s; %s"
                        .formatted(by.stream().map(Misbehaviour::name).collect(Collectors.joining(", ")), honest);
    }

    /** How it misbehaves, in the catalogue's order. */
    public Set<Misbehaviour> now() {
        return now;
    }

    private static Set<Misbehaviour> ordered(Set<Misbehaviour> some) {
        return some.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(some));
    }
}
