package dev.gatecrash.internal.key;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSObject;
import dev.gatecrash.key.JunkKey;
import dev.gatecrash.key.KeyEvent;
import dev.gatecrash.key.SigningAlgorithm;
import dev.gatecrash.key.SigningKey;
import dev.gatecrash.key.SigningKeys;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The keys of one issuer. Guarded by its own lock. */
public final class RotatingKeys implements SigningKeys, SignatureCheck, AutoCloseable {

    /** When it rotated last, and the key that still is published since then. */
    private record Schedule(Duration period, Instant last, Optional<SignatureKey> outgoing) {

        // The clock may have been set back.
        Schedule notAfter(Instant now) {
            return last.isAfter(now) ? new Schedule(period, now, outgoing) : this;
        }
    }

    private final KeyPool pool;
    private final Clock clock;
    private final List<SignatureKey> owned = new ArrayList<>();
    private final List<SignatureKey> published = new ArrayList<>();
    private final PublishedJunk junk = new PublishedJunk();
    private final List<KeyEvent> history = new ArrayList<>();
    private final Set<SignatureKey> retired = new HashSet<>();
    private final SigningAlgorithm firstAlgorithm;
    private @Nullable SignatureKey current;
    private Optional<Schedule> schedule = Optional.empty();
    private boolean closed;

    /** Has one published key of this algorithm, borrowed from the pool when somebody first looks. */
    public RotatingKeys(KeyPool pool, SigningAlgorithm algorithm, Clock clock) {
        this.pool = pool;
        this.clock = clock;
        this.firstAlgorithm = algorithm;
    }

    @Override
    public synchronized SigningKey current() {
        return signing().key();
    }

    /** The key that signs now, with its signer. */
    public synchronized SignatureKey signing() {
        keepSchedule();
        return started();
    }

    @Override
    public synchronized List<SigningKey> published() {
        keepSchedule();
        return published.stream().map(SignatureKey::key).toList();
    }

    /** The keys of the JWKS document (RFC 7517 §5), and before them what else is published. */
    public synchronized List<Map<String, Object>> publicKeys() {
        keepSchedule();
        List<Map<String, Object>> all = new ArrayList<>(junk.all());
        published.forEach(key -> all.add(key.publicJwk().toJSONObject()));
        return all;
    }

    /** The newest published key of this algorithm, published now if there is none. */
    public synchronized SignatureKey signing(SigningAlgorithm algorithm) {
        keepSchedule();
        for (int i = published.size() - 1; i >= 0; i--) {
            if (published.get(i).key().algorithm() == algorithm) {
                return published.get(i);
            }
        }
        return publishNew(algorithm);
    }

    /** The key of this id whose signatures still count: published or withheld, but not retired. */
    public synchronized Optional<SignatureKey> find(String id) {
        keepSchedule();
        return owned.stream()
                .filter(key -> key.key().id().equals(id) && !retired.contains(key))
                .findFirst();
    }

    @Override
    public boolean verifies(JWSObject jws) {
        return find(String.valueOf(jws.getHeader().getKeyID()))
                .filter(key -> verifies(key, jws))
                .isPresent();
    }

    private static boolean verifies(SignatureKey key, JWSObject jws) {
        try {
            return key.algorithm().equals(jws.getHeader().getAlgorithm()) && jws.verify(key.verifier());
        } catch (JOSEException | IllegalStateException e) {
            return false;
        }
    }

    @Override
    public SigningKey rotate() {
        return rotate(current().algorithm());
    }

    @Override
    public synchronized SigningKey rotate(SigningAlgorithm algorithm) {
        started();
        SignatureKey next = publishNew(algorithm);
        sign(next);
        return next.key();
    }

    @Override
    public synchronized SigningKey publish(SigningAlgorithm algorithm) {
        started();
        return publishNew(algorithm).key();
    }

    @Override
    public synchronized void publish(SigningKey key) {
        SignatureKey known = owned(key);
        started();
        bringBack(known);
    }

    @Override
    public synchronized void signWith(SigningKey key) {
        SignatureKey known = owned(key);
        keepSchedule();
        bringBack(known);
        sign(known);
    }

    @Override
    public synchronized SigningKey replace() {
        SigningKey next = rotate();
        retireAllButCurrent();
        return next;
    }

    @Override
    public synchronized void publish(JunkKey kind, int copies) {
        String id = signing().key().id();
        for (int i = 0; i < copies; i++) {
            junk.add(kind, id);
        }
    }

    @Override
    public void publishJwk(String json) {
        junk.add(json);
    }

    @Override
    public void withdrawJunk() {
        junk.clear();
    }

    @Override
    public synchronized List<KeyEvent> history() {
        keepSchedule();
        return List.copyOf(history);
    }

    @Override
    public synchronized void withhold(SigningKey key) {
        if (published.remove(owned(key))) {
            note(owned(key), KeyEvent.What.WITHHELD);
        }
    }

    @Override
    public synchronized void retire(SigningKey key) {
        if (owned(key).equals(started())) {
            throw new IllegalStateException(key + " is the key that signs; call rotate() first, or withhold it");
        }
        retireIf(known -> known.equals(owned(key)));
    }

    @Override
    public synchronized void retireAllButCurrent() {
        SignatureKey signing = signing();
        retireIf(key -> !key.equals(signing));
    }

    @Override
    public synchronized void rotateEvery(Duration period) {
        if (period.isNegative() || period.isZero()) {
            throw new IllegalArgumentException("the rotation period is " + period + "; give a positive one");
        }
        schedule = Optional.of(new Schedule(period, clock.instant(), Optional.empty()));
    }

    /** Gives every pair back to the pool; any use of the keys afterwards is refused. */
    @Override
    public synchronized void close() {
        closed = true;
        owned.forEach(key -> pool.giveBack(key.key().algorithm(), key.key().keyPair()));
        owned.clear();
    }

    private SignatureKey publishNew(SigningAlgorithm algorithm) {
        SignatureKey key = borrow(algorithm);
        published.add(key);
        note(key, KeyEvent.What.PUBLISHED);
        return key;
    }

    private void bringBack(SignatureKey known) {
        retired.remove(known);
        if (!published.contains(known)) {
            published.add(known);
            note(known, KeyEvent.What.PUBLISHED);
        }
    }

    private void sign(SignatureKey key) {
        current = key;
        note(key, KeyEvent.What.CURRENT);
    }

    private void note(SignatureKey key, KeyEvent.What what) {
        history.add(new KeyEvent(clock.instant(), key.key().id(), key.key().algorithm(), what));
    }

    private SignatureKey borrow(SigningAlgorithm algorithm) {
        SigningKey key = new SigningKey(UUID.randomUUID().toString(), algorithm, pool.lend(algorithm));
        SignatureKey made = new SignatureKey(key);
        owned.add(made);
        return made;
    }

    private SignatureKey owned(SigningKey key) {
        return owned.stream()
                .filter(mine -> mine.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(key + " is not a key of this issuer"));
    }

    // Rotation is due when somebody looks: no thread, and the movable clock decides.
    private void keepSchedule() {
        SignatureKey previous = started();
        Instant now = clock.instant();
        Schedule due = schedule.map(s -> s.notAfter(now)).orElse(null);
        schedule = Optional.ofNullable(due);
        if (due == null || now.isBefore(due.last().plus(due.period()))) {
            return;
        }
        boolean periodMissed = !now.isBefore(due.last().plus(due.period().multipliedBy(2)));
        sign(publishNew(previous.key().algorithm()));
        due.outgoing().ifPresent(outgoing -> retireIf(outgoing::equals));
        if (periodMissed) {
            retireIf(previous::equals);
        }
        schedule = Optional.of(new Schedule(due.period(), now, Optional.of(previous)));
    }

    private void retireIf(Predicate<SignatureKey> past) {
        owned.stream().filter(past).filter(retired::add).forEach(key -> note(key, KeyEvent.What.RETIRED));
        published.removeIf(past);
    }

    private SignatureKey started() {
        if (closed) {
            throw new IllegalStateException("this issuer is closed, so it signs no more; mint while it is open");
        }
        SignatureKey signing = current;
        if (signing == null) {
            signing = publishNew(firstAlgorithm);
            sign(signing);
        }
        return signing;
    }
}
