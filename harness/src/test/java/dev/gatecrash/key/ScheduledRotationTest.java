package dev.gatecrash.key;

import static dev.gatecrash.http.Endpoint.JWKS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.JWKSet;
import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.token.Token;
import dev.gatecrash.web.CodeFlow;
import dev.gatecrash.web.Web;
import java.text.ParseException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Rotation by the clock: it is due when somebody looks, wherever that is. */
class ScheduledRotationTest {

    private final AuthorizationServer auth =
            AuthorizationServer.builder().algorithm(SigningAlgorithm.ES256).start();

    @AfterEach
    void no_request_met_a_bug() {
        auth.close();
    }

    @Test
    void rotation_can_follow_the_clock() throws ParseException {
        auth.keys().rotateEvery(Duration.ofDays(1));
        SigningKey first = auth.keys().current();

        auth.clock().advance(Duration.ofHours(23));
        assertThat(auth.keys().current()).isEqualTo(first);

        auth.clock().advance(Duration.ofHours(1));
        SigningKey second = auth.keys().current();
        assertThat(auth.keys().published()).containsExactly(first, second);

        auth.clock().advance(Duration.ofDays(1));
        SigningKey third = auth.keys().current();
        assertThat(auth.keys().published()).containsExactly(second, third);
        assertThat(JWKSet.parse(Web.get(auth.url(JWKS)).body()).getKeys()).hasSize(2);
    }

    @Test
    void a_scheduled_rotation_shows_in_what_is_published() {
        SigningKey first = auth.keys().current();
        auth.keys().rotateEvery(Duration.ofDays(1));

        auth.clock().advance(Duration.ofDays(1));

        assertThat(auth.keys().published()).startsWith(first).hasSize(2);
    }

    @Test
    void a_scheduled_rotation_shows_in_tokens_of_a_named_algorithm() {
        SigningKey first = auth.keys().current();
        auth.keys().rotateEvery(Duration.ofDays(1));

        auth.clock().advance(Duration.ofDays(1));

        assertThat(auth.token().algorithm(SigningAlgorithm.ES256).mint().header())
                .doesNotContainEntry("kid", first.id());
    }

    @Test
    void a_scheduled_rotation_shows_at_introspection() {
        Token token = auth.token().lifetime(Duration.ofDays(30)).mint();
        auth.keys().rotateEvery(Duration.ofDays(1));
        assertThat(CodeFlow.isActive(auth, token)).isTrue();

        auth.clock().advance(Duration.ofDays(2));

        assertThat(CodeFlow.isActive(auth, token)).isFalse();
    }

    @Test
    void a_key_that_was_chosen_signs_even_if_a_rotation_was_due_before() {
        SigningKey extra = auth.keys().publish(SigningAlgorithm.ES384);
        auth.keys().rotateEvery(Duration.ofDays(1));
        auth.clock().advance(Duration.ofDays(1));

        auth.keys().signWith(extra);

        assertThat(auth.keys().current()).isEqualTo(extra);
    }

    @Test
    void a_rotation_that_nobody_saw_in_time_leaves_no_key_of_the_period_before_last() {
        auth.keys().rotateEvery(Duration.ofDays(1));
        SigningKey first = auth.keys().current();

        auth.clock().advance(Duration.ofDays(5));

        assertThat(auth.keys().current()).isNotEqualTo(first);
        assertThat(auth.keys().published()).doesNotContain(first);
    }

    @Test
    void scheduled_rotation_leaves_keys_alone_that_were_published_by_hand() {
        auth.keys().rotateEvery(Duration.ofDays(1));
        SigningKey extra = auth.keys().publish(SigningAlgorithm.ES384);

        auth.clock().advance(Duration.ofDays(1));
        assertThat(auth.keys().published()).contains(extra);
        auth.clock().advance(Duration.ofDays(1));

        assertThat(auth.keys().published()).contains(extra);
    }

    @Test
    void scheduled_rotation_goes_on_after_the_clock_was_set_back() {
        auth.keys().rotateEvery(Duration.ofDays(1));
        auth.clock().advance(Duration.ofDays(30));
        SigningKey then = auth.keys().current();

        auth.reset();
        assertThat(auth.keys().current()).isEqualTo(then);
        auth.clock().advance(Duration.ofDays(1));

        assertThat(auth.keys().current()).isNotEqualTo(then);
    }

    @Test
    void a_period_that_is_not_positive_is_refused() {
        assertThatThrownBy(() -> auth.keys().rotateEvery(Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the rotation period is PT0S; give a positive one");
    }
}
