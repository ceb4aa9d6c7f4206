package dev.gatecrash.grants;

import static dev.gatecrash.http.Endpoint.DEVICE_AUTHORIZATION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatecrash.AuthorizationServer;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An issuer that approves devices by itself. */
class AutomaticDeviceTest {

    private static final String DEVICE_CODE = "urn:ietf:params:oauth:grant-type:device_code";

    private final AuthorizationServer auth =
            AuthorizationServer.builder().approveDevicesAutomatically().start();
    private final Caller tv = Caller.open(auth, DEVICE_CODE);
    private final Answer codes = tv.post(DEVICE_AUTHORIZATION);

    @AfterEach
    void close() {
        auth.close();
    }

    private Answer poll() {
        return tv.token("grant_type", DEVICE_CODE, "device_code", codes.text("device_code"));
    }

    @Test
    void the_first_user_decides_at_the_first_poll() {
        assertThat(Caller.introspect(auth, poll().text("access_token"))).containsEntry("sub", "alice");
    }

    @Test
    void nobody_decides_after_the_code_has_expired() {
        auth.clock().advance(Duration.ofMinutes(11));

        assertThat(poll().refusal()).isEqualTo("400 expired_token");
    }
}
