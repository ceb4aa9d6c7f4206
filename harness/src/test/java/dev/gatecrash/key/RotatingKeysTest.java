package dev.gatecrash.key;

import static dev.gatecrash.key.SigningAlgorithm.ES256;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatecrash.internal.key.KeyPool;
import dev.gatecrash.internal.key.RotatingKeys;
import java.security.KeyPair;
import java.time.Clock;
import org.junit.jupiter.api.Test;

class RotatingKeysTest {

    private final KeyPool pool = new KeyPool(Runnable::run);
    private final RotatingKeys keys = new RotatingKeys(pool, ES256, Clock.systemUTC());

    @Test
    void closing_gives_a_pair_back_for_the_next_issuer() {
        KeyPair pair = keys.current().keyPair();

        keys.close();

        assertThat(pool.lend(ES256)).isSameAs(pair);
    }

    @Test
    void closing_twice_gives_no_pair_to_two_issuers() {
        KeyPair pair = keys.current().keyPair();

        keys.close();
        keys.close();

        assertThat(pool.lend(ES256)).isSameAs(pair);
        assertThat(pool.lend(ES256)).isNotSameAs(pair);
    }
}
