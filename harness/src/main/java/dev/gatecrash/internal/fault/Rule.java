package dev.gatecrash.internal.fault;

import dev.gatecrash.fault.Fault;
import dev.gatecrash.http.Endpoint;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A fault or a script of faults, its conditions, and how often it was met. Guarded by its plan's lock. */
final class Rule {

    private final Clock clock;
    private final boolean once;
    private List<Fault> faults;
    private Conditions conditions;
    private @Nullable Instant end;
    private long seen;
    private long hits;

    /** One that says the same every time, or a script that is gone through once. */
    Rule(Clock clock, Conditions conditions, List<Fault> faults, boolean once) {
        this.clock = clock;
        this.once = once;
        this.faults = List.copyOf(faults);
        this.conditions = conditions;
        this.end = conditions.duration().map(clock.instant()::plus).orElse(null);
    }

    /** Notes a request, and whether it fulfils the conditions. */
    boolean notes(Optional<Endpoint> endpoint, Optional<String> client) {
        if (isOver() || !conditions.concern(endpoint, client)) {
            return false;
        }
        seen++;
        return conditions.number().filter(n -> n != seen).isEmpty();
    }

    /** What the request that was noted last meets. */
    Fault hit() {
        Fault fault = faults.get(once ? Math.toIntExact(hits) : 0);
        hits++;
        return fault;
    }

    void change(UnaryOperator<Conditions> more) {
        Conditions before = conditions;
        conditions = more.apply(before);
        if (!conditions.number().equals(before.number())) {
            seen = 0;
        }
        if (!conditions.duration().equals(before.duration())) {
            end = conditions.duration().map(clock.instant()::plus).orElse(null);
        }
    }

    void replace(Fault fault) {
        faults = List.of(fault);
    }

    long hits() {
        return hits;
    }

    boolean isOver() {
        Instant last = end;
        return conditions.count().filter(count -> hits >= count).isPresent()
                || conditions.number().filter(number -> seen >= number).isPresent()
                || (once && hits >= faults.size())
                || (last != null && !clock.instant().isBefore(last));
    }
}
