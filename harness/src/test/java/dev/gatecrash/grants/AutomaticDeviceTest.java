package dev.gatecrash.grants;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatecrash.AuthorizationServer;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An issuer that approves devices by itself. */
class AutomaticDeviceTest {

    private final AuthorizationServer auth =
            AuthorizationServer.builder().approveDevicesAutomatically().start();
    private final Device tv = Device.of(auth);
    private final Answer codes = tv.start();

    @AfterEach
    void close() {
        auth.close();
    }

    @Test
    void the_first_user_decides_at_the_first_poll() {
        assertThat(Caller.introspect(auth, tv.poll(codes).text("access_token"))).containsEntry("sub", "alice");
    }

    @Test
    void nobody_decides_after_the_code_has_expired() {
        auth.clock().advance(Duration.ofMinutes(11));

        assertThat(tv.poll(codes).refusal()).isEqualTo("400 expired_token");
    }
}
