package dev.gatecrash.grants;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatecrash.AuthorizationServer;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RefreshTokenReuseTest {

    private final AuthorizationServer auth = AuthorizationServer.builder()
            .refreshTokenReuse(Duration.ofSeconds(10))
            .start();
    private final Caller app = Caller.open(auth);

    @BeforeEach
    void stop_the_clock() {
        auth.clock().freeze();
    }

    @AfterEach
    void close() {
        auth.close();
    }

    private Answer refresh(String token) {
        return app.token("grant_type", "refresh_token", "refresh_token", token);
    }

    @Test
    void a_client_that_refreshes_twice_at_once_keeps_both_results() {
        String token = app.tokens().text("refresh_token");

        Answer first = refresh(token);
        auth.clock().advance(Duration.ofSeconds(9));
        Answer second = refresh(token);

        assertThat(first.text("refresh_token")).isNotEqualTo(token).isNotEqualTo(second.text("refresh_token"));
        assertThat(refresh(first.text("refresh_token")).status()).isEqualTo(200);
        assertThat(refresh(second.text("refresh_token")).status()).isEqualTo(200);
    }

    @Test
    void after_the_grace_a_second_use_revokes_the_chain() {
        String token = app.tokens().text("refresh_token");
        String successor = refresh(token).text("refresh_token");
        auth.clock().advance(Duration.ofSeconds(10));

        assertThat(refresh(token).refusal()).isEqualTo("400 invalid_grant");
        assertThat(refresh(successor).refusal()).isEqualTo("400 invalid_grant");
    }

    @Test
    void the_grace_counts_from_the_first_use_and_not_from_the_last() {
        String token = app.tokens().text("refresh_token");
        refresh(token);
        auth.clock().advance(Duration.ofSeconds(6));
        refresh(token);
        auth.clock().advance(Duration.ofSeconds(6));

        assertThat(refresh(token).refusal()).isEqualTo("400 invalid_grant");
    }
}
