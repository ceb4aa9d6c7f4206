package dev.gatecrash.grants;

import static dev.gatecrash.http.Endpoint.DEVICE_VERIFICATION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.user.User;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The page on which a user enters the code of a device (RFC 8628 §3.3). */
class DevicePageTest {

    private final AuthorizationServer auth = AuthorizationServer.start();
    private final Device tv = Device.of(auth);
    private final URI page = auth.url(DEVICE_VERIFICATION);

    @BeforeEach
    void stop_the_clock() {
        auth.clock().freeze();
    }

    @AfterEach
    void close() {
        auth.close();
    }

    private Answer submit(String... form) {
        return Caller.send(page, Map.of(), Caller.pairs(form));
    }

    @Test
    void the_page_shows_the_code_and_asks_who_it_is() {
        Answer answer = Caller.get(URI.create(page + "?user_code=%22%3E%3Cscript%3E"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text())
                .contains("<label for=\"user_code\">", "value=\"&quot;&gt;&lt;script&gt;\"")
                .doesNotContain("<script>");
        assertThat(answer.header("Content-Security-Policy")).contains("frame-ancestors 'none'");
        assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
    }

    @Test
    void the_page_approves_for_a_user_with_the_right_password() {
        auth.users().add(User.named("carol").withPassword("secret"));
        Answer codes = tv.start();
        String typed =
                codes.text("user_code").toLowerCase(java.util.Locale.ROOT).replace("-", " ");

        assertThat(submit("user_code", typed, "user", "carol", "password", "wrong", "decision", "approve")
                        .text())
                .contains("role=\"alert\"");
        submit("user_code", typed, "user", "carol", "password", "secret", "decision", "approve");

        assertThat(Caller.introspect(auth, tv.poll(codes).text("access_token"))).containsEntry("sub", "carol");
    }

    @Test
    void the_page_refuses_for_a_user() {
        Answer codes = tv.start();

        submit("user_code", codes.text("user_code"), "user", "alice", "decision", "deny");

        assertThat(tv.poll(codes).refusal()).isEqualTo("400 access_denied");
    }

    @Test
    void the_page_does_not_know_a_code_that_no_device_shows() {
        Answer answer = submit("user_code", "BBBB-BBBB", "user", "alice", "decision", "approve");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains("No device waits");
    }
}
