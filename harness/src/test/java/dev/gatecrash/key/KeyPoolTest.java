package dev.gatecrash.key;

import static dev.gatecrash.key.SigningAlgorithm.ES256;
import static dev.gatecrash.key.SigningAlgorithm.ES384;
import static dev.gatecrash.key.SigningAlgorithm.RS256;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatecrash.internal.key.KeyPool;
import java.security.KeyPair;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What is made before somebody asks: the first pair of all, and one RSA pair at a time. */
class KeyPoolTest {

    private final AtomicInteger made = new AtomicInteger();
    private final KeyPool pool = new KeyPool(task -> {
        made.incrementAndGet();
        task.run();
    });

    @Test
    void the_first_pair_of_all_is_made_ahead_whatever_it_is_for() {
        pool.prepare(ES256);
        pool.prepare(ES256);
        pool.prepare(ES384);

        assertThat(made).hasValue(1);
        assertThat(pool.lend(ES256).getPublic().getAlgorithm()).isEqualTo("EC");
    }

    @Test
    void an_rsa_pair_is_made_ahead_unless_one_is_waiting() {
        pool.prepare(ES256);

        pool.prepare(RS256);
        pool.prepare(RS256);

        assertThat(made).hasValue(2);
        assertThat(pool.lend(RS256).getPublic().getAlgorithm()).isEqualTo("RSA");
        pool.prepare(RS256);
        assertThat(made).hasValue(3);
    }

    @Test
    void what_was_not_made_ahead_is_made_when_it_is_lent() {
        KeyPair one = pool.lend(ES384);
        KeyPair other = pool.lend(ES384);

        assertThat(one.getPublic()).isNotEqualTo(other.getPublic());
        assertThat(made).hasValue(0);
    }
}
