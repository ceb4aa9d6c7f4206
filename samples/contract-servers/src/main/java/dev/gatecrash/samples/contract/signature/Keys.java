package dev.gatecrash.samples.contract.signature;

import static dev.gatecrash.samples.contract.bug.token.KeyBug.BROKEN_SET_KEPT;
import static dev.gatecrash.samples.contract.bug.token.KeyBug.EVERYBODY_WAITS;
import static dev.gatecrash.samples.contract.bug.token.KeyBug.FETCHED_FOR_EVERY_REQUEST;
import static dev.gatecrash.samples.contract.bug.token.KeyBug.FETCHED_ONCE;
import static dev.gatecrash.samples.contract.bug.token.KeyBug.FIRST_OF_SAME_ID;
import static dev.gatecrash.samples.contract.bug.token.KeyBug.MAX_AGE_IS_LAW;
import static dev.gatecrash.samples.contract.bug.token.KeyBug.ONE_CHANCE;
import static dev.gatecrash.samples.contract.bug.token.KeyBug.REFETCHED_FOR_EVERY_UNKNOWN_ID;
import static dev.gatecrash.samples.contract.bug.token.KeyBug.RETIRED_KEYS_KEPT;

import com.nimbusds.jose.jwk.JWK;
import dev.gatecrash.samples.contract.access.Refusal;
import dev.gatecrash.samples.contract.profile.Setup;
import dev.gatecrash.samples.contract.profile.Variation;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** The issuer's keys, cached; for an unknown kid they are fetched again, but not at any rate. Thread-safe. */
final class Keys {

    private static final Duration LIFETIME = Duration.ofMinutes(5);
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final Duration LONG_PAUSE = Duration.ofSeconds(30);

    private final Setup setup;
    private final KeySet source;
    private volatile List<JWK> cached = List.of();
    private volatile boolean hadAny;
    private boolean isGivenUp;
    private volatile Instant freshUntil = Instant.MIN;
    private Instant lawfulUntil = Instant.MIN;
    // By the system's clock: the rate protects the issuer, whatever time a test pretends it is.
    private long nextRefetch = System.nanoTime();
    private int strangers;

    Keys(Setup setup) {
        this.setup = setup;
        this.source = new KeySet(setup);
    }

    /** All keys, for a token that does not say which one. */
    synchronized List<JWK> all() throws Refusal {
        boolean cacheable = !setup.has(FETCHED_FOR_EVERY_REQUEST);
        if (!cacheable || !setup.now().isBefore(freshUntil)) {
            fetch();
        }
        return cached;
    }

    /** The keys of an id: usually one, and none if the issuer does not know it. */
    List<JWK> of(String id) throws Refusal {
        boolean isFresh = !setup.has(FETCHED_FOR_EVERY_REQUEST) && setup.now().isBefore(freshUntil);
        List<JWK> known = isFresh && !setup.has(EVERYBODY_WAITS) ? withId(cached, id) : List.of();
        return first(known.isEmpty() ? fetched(id) : known);
    }

    private List<JWK> first(List<JWK> found) {
        return setup.has(FIRST_OF_SAME_ID) && found.size() > 1 ? found.subList(0, 1) : found;
    }

    private synchronized List<JWK> fetched(String id) throws Refusal {
        List<JWK> found = withId(all(), id);
        if (found.isEmpty() && mayRefetch()) {
            nextRefetch = System.nanoTime() + pause().toNanos();
            if (setup.is(Variation.KEYS_IN_BACKGROUND)) {
                beside(this::refetch);
            } else {
                fetch();
                found = withId(cached, id);
            }
        }
        return found;
    }

    private static void beside(Runnable fetching) {
        Thread thread = new Thread(fetching, "keys");
        thread.setDaemon(true);
        thread.start();
    }

    private void refetch() {
        try {
            adopt(source.fetch());
        } catch (IOException e) {
            // Nobody waits for it: the keys are the old ones until the next time.
        }
    }

    private boolean mayRefetch() {
        if (setup.has(FETCHED_ONCE) || (setup.has(MAX_AGE_IS_LAW) && setup.now().isBefore(lawfulUntil))) {
            return false;
        }
        int strangersPerFetch = setup.profile().strangersPerFetch();
        if (strangersPerFetch > 0) {
            return ++strangers % strangersPerFetch == 0;
        }
        return setup.has(REFETCHED_FOR_EVERY_UNKNOWN_ID) || System.nanoTime() - nextRefetch >= 0;
    }

    private Duration pause() {
        return setup.is(Variation.KEYS_RATE_LIMITED) ? LONG_PAUSE : PAUSE;
    }

    /** Whether there ever was a key. */
    boolean hadAny() {
        return hadAny;
    }

    private void fetch() throws Refusal {
        if (isGivenUp) {
            throw Refusal.unavailable();
        }
        try {
            adopt(source.fetch());
        } catch (IOException e) {
            isGivenUp = setup.has(ONE_CHANCE) && !hadAny;
            if (!setup.has(BROKEN_SET_KEPT)) {
                throw Refusal.unavailable();
            }
            freshUntil = Instant.MAX;
            nextRefetch = Long.MAX_VALUE / 2 + System.nanoTime();
        }
    }

    private synchronized void adopt(KeySet.Fetched fetched) {
        hadAny = true;
        cached = setup.has(RETIRED_KEYS_KEPT) ? union(fetched.keys()) : fetched.keys();
        lawfulUntil = setup.now().plus(fetched.maxAge());
        freshUntil = keepsForEver() ? Instant.MAX : setup.now().plus(LIFETIME);
    }

    private boolean keepsForEver() {
        return setup.has(FETCHED_ONCE) || setup.has(MAX_AGE_IS_LAW) || setup.is(Variation.KEYS_PINNED);
    }

    private List<JWK> union(List<JWK> more) {
        List<JWK> all = new ArrayList<>(cached);
        more.stream().filter(Predicate.not(all::contains)).forEach(all::add);
        return List.copyOf(all);
    }

    private static List<JWK> withId(List<JWK> keys, String id) {
        return keys.stream().filter(key -> id.equals(key.getKeyID())).toList();
    }
}
