package dev.gatecrash.grants;

import static dev.gatecrash.token.Lifetime.ACCESS_TOKEN;
import static dev.gatecrash.token.Lifetime.AUTHORIZATION_CODE;
import static dev.gatecrash.token.Lifetime.DEVICE_CODE;
import static dev.gatecrash.token.Lifetime.DPOP_NONCE;
import static dev.gatecrash.token.Lifetime.ID_TOKEN;
import static dev.gatecrash.token.Lifetime.PUSHED_REQUEST;
import static dev.gatecrash.token.Lifetime.REFRESH_TOKEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.client.Client;
import dev.gatecrash.http.Endpoint;
import dev.gatecrash.token.Lifetime;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LifetimesTest {

    private static final String DEVICE_GRANT = "urn:ietf:params:oauth:grant-type:device_code";

    private final AuthorizationServer auth = AuthorizationServer.builder()
            .lifetime(ACCESS_TOKEN, Duration.ofMinutes(3))
            .lifetime(ID_TOKEN, Duration.ofMinutes(2))
            .lifetime(AUTHORIZATION_CODE, Duration.ofSeconds(20))
            .lifetime(DEVICE_CODE, Duration.ofSeconds(40))
            .lifetime(PUSHED_REQUEST, Duration.ofSeconds(30))
            .lifetimeFor("brief", ACCESS_TOKEN, Duration.ofSeconds(5))
            .start();
    private final Caller app = Caller.open(auth, DEVICE_GRANT);

    @BeforeEach
    void stop_the_clock() {
        auth.clock().freeze();
    }

    @AfterEach
    void close() {
        auth.close();
    }

    private static Duration life(String jwt) throws ParseException {
        JWTClaimsSet claims = SignedJWT.parse(jwt).getJWTClaimsSet();
        return Duration.between(
                claims.getIssueTime().toInstant(), claims.getExpirationTime().toInstant());
    }

    @Test
    void tokens_live_as_long_as_the_builder_said() throws Exception {
        Answer tokens = app.tokens("scope", "openid");

        assertThat(tokens.json()).containsEntry("expires_in", 180L);
        assertThat(life(tokens.text("access_token"))).isEqualTo(Duration.ofMinutes(3));
        assertThat(life(tokens.text("id_token"))).isEqualTo(Duration.ofMinutes(2));
    }

    @Test
    void one_client_can_have_lifetimes_of_its_own() {
        Caller brief = Caller.of(auth, Client.publicClient("brief", Caller.CALLBACK));

        assertThat(brief.tokens().json()).containsEntry("expires_in", 5L);
        assertThat(app.tokens().json()).containsEntry("expires_in", 180L);
    }

    @Test
    void a_code_expires_with_its_lifetime() {
        String code = app.authorize().redirected("code");
        auth.clock().advance(Duration.ofSeconds(20));

        assertThat(app.redeem(code).refusal()).isEqualTo("400 invalid_grant");
    }

    @Test
    void a_device_code_expires_with_its_lifetime() {
        Answer codes = app.post(Endpoint.DEVICE_AUTHORIZATION);
        auth.clock().advance(Duration.ofSeconds(40));

        Answer poll = app.token("grant_type", DEVICE_GRANT, "device_code", codes.text("device_code"));

        assertThat(codes.json()).containsEntry("expires_in", 40L);
        assertThat(poll.refusal()).isEqualTo("400 expired_token");
    }

    @Test
    void a_pushed_request_expires_with_its_lifetime() {
        Answer pushed = app.post(
                Endpoint.PUSHED_AUTHORIZATION,
                "response_type",
                "code",
                "redirect_uri",
                Caller.CALLBACK.toString(),
                "code_challenge",
                Caller.CHALLENGE,
                "code_challenge_method",
                "S256");
        auth.clock().advance(Duration.ofSeconds(30));

        Answer answer = app.ask(Caller.pairs("client_id", "app", "request_uri", pushed.text("request_uri")));

        assertThat(pushed.json()).containsEntry("expires_in", 30L);
        assertThat(answer.status()).isEqualTo(400);
    }

    @Test
    void a_natural_flow_gives_a_token_that_has_expired_already() throws Exception {
        auth.lifetimes().set(ACCESS_TOKEN, Duration.ofMinutes(-10));

        Answer tokens = app.tokens();

        JWTClaimsSet claims = SignedJWT.parse(tokens.text("access_token")).getJWTClaimsSet();
        Instant expiry = claims.getExpirationTime().toInstant();
        assertThat(tokens.json()).containsEntry("expires_in", 0L);
        assertThat(expiry).isBefore(auth.clock().instant().minusSeconds(590));
        assertThat(claims.getIssueTime().toInstant())
                .as("so that exp is what fails")
                .isBefore(expiry);
        assertThat(Caller.introspect(auth, tokens.text("access_token"))).containsEntry("active", false);
    }

    @Test
    void a_refresh_token_can_be_issued_expired() {
        auth.lifetimes().setFor("app", REFRESH_TOKEN, Duration.ZERO);

        Answer tokens = app.tokens();

        assertThat(app.token("grant_type", "refresh_token", "refresh_token", tokens.text("refresh_token"))
                        .refusal())
                .isEqualTo("400 invalid_grant");
    }

    @Test
    void a_revocation_outlives_every_lifetime() {
        auth.lifetimes().set(REFRESH_TOKEN, Duration.ofDays(3_650));
        String refreshToken = app.tokens().text("refresh_token");
        auth.revoke(refreshToken);
        auth.clock().advance(Duration.ofDays(3_000));

        assertThat(app.token("grant_type", "refresh_token", "refresh_token", refreshToken)
                        .refusal())
                .isEqualTo("400 invalid_grant");
    }

    @Test
    void a_reset_brings_back_what_the_builder_was_told() {
        auth.lifetimes().set(ACCESS_TOKEN, Duration.ofHours(1));
        auth.lifetimes().setFor("app", DPOP_NONCE, Duration.ofSeconds(1));

        auth.reset();

        assertThat(auth.lifetimes().of(ACCESS_TOKEN)).isEqualTo(Duration.ofMinutes(3));
        assertThat(auth.lifetimes().of(ACCESS_TOKEN, "brief")).isEqualTo(Duration.ofSeconds(5));
        assertThat(auth.lifetimes().of(DPOP_NONCE, "app")).isEqualTo(Lifetime.DPOP_NONCE.usual());
    }

    @Test
    void a_lifetime_may_be_a_hundred_years() {
        for (Duration far : new Duration[] {Duration.ofDays(36_525), Duration.ofDays(-36_525)}) {
            auth.lifetimes().set(REFRESH_TOKEN, far);

            assertThat(auth.lifetimes().of(REFRESH_TOKEN)).isEqualTo(far);
        }
    }

    @Test
    void a_lifetime_is_a_hundred_years_at_most_either_way() {
        for (Duration far : new Duration[] {Duration.ofDays(36_526), Duration.ofSeconds(Long.MIN_VALUE)}) {
            assertThatThrownBy(() -> auth.lifetimes().set(REFRESH_TOKEN, far))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("the lifetime of REFRESH_TOKEN is %s; give a hundred years at most", far);
        }
    }
}
