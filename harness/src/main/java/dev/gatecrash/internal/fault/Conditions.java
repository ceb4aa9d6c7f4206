package dev.gatecrash.internal.fault;

import dev.gatecrash.fault.FaultConditions;
import dev.gatecrash.http.Endpoint;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * When a fault applies. Immutable.
 *
 * @param endpoints at which; empty for everywhere
 * @param client whose requests
 * @param number the only one of those requests
 * @param count how many times at most
 * @param duration how long, by the issuer's clock
 */
record Conditions(
        Set<Endpoint> endpoints,
        Optional<String> client,
        Optional<Long> number,
        Optional<Long> count,
        Optional<Duration> duration)
        implements FaultConditions<Conditions> {

    private static final Duration LONGEST = Duration.ofDays(36_525);

    static Conditions at(Set<Endpoint> endpoints) {
        return new Conditions(
                Set.copyOf(endpoints), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    @Override
    public Conditions forClient(String clientId) {
        return new Conditions(endpoints, Optional.of(clientId), number, count, duration);
    }

    @Override
    public Conditions nth(long n) {
        return new Conditions(endpoints, client, Optional.of(positive(n, "nth")), count, duration);
    }

    @Override
    public Conditions times(long n) {
        return new Conditions(endpoints, client, number, Optional.of(positive(n, "times")), duration);
    }

    @Override
    public Conditions forDuration(Duration time) {
        if (time.isNegative() || time.isZero()) {
            throw new IllegalArgumentException(
                    "forDuration(%s) would never hold; give a positive duration".formatted(time));
        }
        if (time.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "forDuration(%s) is longer than a hundred years; leave it out for a fault".formatted(time)
                            + " without end");
        }
        return new Conditions(endpoints, client, number, count, Optional.of(time));
    }

    boolean concern(Optional<Endpoint> endpoint, Optional<String> asking) {
        return (endpoints.isEmpty() || endpoint.filter(endpoints::contains).isPresent())
                && (client.isEmpty() || client.equals(asking));
    }

    private static long positive(long n, String condition) {
        if (n < 1) {
            throw new IllegalArgumentException(
                    "%s(%d) would never hold; give 1 or more, or call clear() to end faults".formatted(condition, n));
        }
        return n;
    }
}
