package dev.gatecrash.internal.token;

import dev.gatecrash.token.Lifetime;
import dev.gatecrash.token.Lifetimes;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The lifetimes of one issuer. Thread-safe. */
public final class IssuerLifetimes implements Lifetimes {

    private static final Duration LONGEST = Duration.ofDays(36_525);

    private record Case(Lifetime kind, Optional<String> clientId) {}

    private final Map<Case, Duration> initial;
    private volatile Map<Case, Duration> now;

    /** The usual ones. */
    public IssuerLifetimes() {
        this(Map.of());
    }

    private IssuerLifetimes(Map<Case, Duration> initial) {
        this.initial = initial;
        this.now = initial;
    }

    /** Others that are as these are now, and are so again after {@link #reset}. */
    public IssuerLifetimes copy() {
        return new IssuerLifetimes(now);
    }

    /** Goes back to what they were at first. */
    public synchronized void reset() {
        now = initial;
    }

    @Override
    public Duration of(Lifetime kind) {
        return now.getOrDefault(new Case(kind, Optional.empty()), kind.usual());
    }

    @Override
    public Duration of(Lifetime kind, String clientId) {
        Duration own = now.get(new Case(kind, Optional.of(clientId)));
        return own == null ? of(kind) : own;
    }

    @Override
    public void set(Lifetime kind, Duration duration) {
        put(new Case(kind, Optional.empty()), duration);
    }

    @Override
    public void setFor(String clientId, Lifetime kind, Duration duration) {
        put(new Case(kind, Optional.of(clientId)), duration);
    }

    private synchronized void put(Case which, Duration duration) {
        if (duration.compareTo(LONGEST) > 0 || duration.compareTo(LONGEST.negated()) < 0) {
            throw new IllegalArgumentException(
                    "the lifetime of %s is %s; give a hundred years at most".formatted(which.kind(), duration));
        }
        Map<Case, Duration> more = new HashMap<>(now);
        more.put(which, duration);
        now = Map.copyOf(more);
    }
}
