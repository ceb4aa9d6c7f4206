package dev.gatecrash;

import static dev.gatecrash.http.Endpoint.JWKS;
import static dev.gatecrash.http.Endpoint.METADATA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatecrash.key.SigningKey;
import dev.gatecrash.token.Token;
import dev.gatecrash.user.User;
import dev.gatecrash.web.CodeFlow;
import dev.gatecrash.web.Web;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AuthorizationServerTest {

    @Test
    void two_issuers_share_a_port_and_nothing_else() {
        try (AuthorizationServer one = AuthorizationServer.start();
                AuthorizationServer two = AuthorizationServer.start()) {
            CodeFlow app = CodeFlow.publicClient(one);
            String code = app.code();
            Map<String, Object> tokens = app.tokens();
            one.users().add(User.named("carol"));
            one.clock().advance(Duration.ofDays(1));

            two.clients().register(app.client());
            CodeFlow elsewhere = CodeFlow.with(two, app.client());

            assertThat(one.issuer().getPort()).isEqualTo(two.issuer().getPort());
            assertThat(Web.error(elsewhere.redeem(code))).isEqualTo("invalid_grant");
            assertThat(Web.error(elsewhere.refresh(String.valueOf(tokens.get("refresh_token")))))
                    .isEqualTo("invalid_grant");
            assertThat(CodeFlow.isActive(two, tokens.get("access_token"))).isFalse();
            assertThat(two.users().find("carol")).isEmpty();
            assertThat(two.clock().instant()).isBefore(one.clock().instant());
            assertThat(two.journal().exchanges())
                    .allSatisfy(e -> assertThat(e.request().uri().toString()).startsWith(two.issuer() + "/"));
            assertThat(Web.get(one.url(JWKS)).body())
                    .isNotEqualTo(Web.get(two.url(JWKS)).body());
        }
    }

    @Test
    void a_closed_issuer_is_gone_and_its_neighbour_is_not() {
        AuthorizationServer gone = AuthorizationServer.start();
        try (AuthorizationServer neighbour = AuthorizationServer.start()) {
            gone.close();
            gone.close();

            assertThat(Web.get(gone.url(METADATA)).statusCode()).isEqualTo(404);
            assertThat(Web.get(neighbour.url(METADATA)).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void closing_tells_of_a_request_that_met_an_internal_error() {
        IllegalStateException bug = new IllegalStateException("secret detail");
        AuthorizationServer auth = AuthorizationServer.builder()
                .metadata(members -> {
                    throw bug;
                })
                .start();

        HttpResponse<String> response = Web.get(auth.url(METADATA));

        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(response.body()).isEmpty();
        assertThat(auth.journal().at(METADATA).get(0).reason()).contains("secret detail");
        assertThatThrownBy(auth::close)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("in a setting of this issuer such as metadata(...)")
                .hasCause(bug);
        assertThat(Web.get(auth.url(METADATA)).statusCode()).isEqualTo(404);
    }

    @Test
    void reset_forgets_what_happened_and_keeps_who_is_there() {
        try (AuthorizationServer auth = AuthorizationServer.start()) {
            CodeFlow app = CodeFlow.publicClient(auth);
            String code = app.code();
            Map<String, Object> tokens = app.tokens();
            Token revoked = auth.token().lifetime(Duration.ofDays(3)).mint();
            SigningKey key = auth.keys().current();
            auth.revoke(revoked);
            auth.users().add(User.named("carol"));
            auth.clock().advance(Duration.ofDays(1));
            auth.clock().freeze();

            auth.reset();

            assertThat(auth.journal().exchanges()).isEmpty();
            assertThat(Duration.between(auth.clock().instant(), Instant.now()).abs())
                    .isLessThan(Duration.ofMinutes(1));
            assertThat(Web.error(app.redeem(code))).isEqualTo("invalid_grant");
            assertThat(Web.error(app.refresh(String.valueOf(tokens.get("refresh_token")))))
                    .isEqualTo("invalid_grant");
            assertThat(CodeFlow.isActive(auth, revoked)).isTrue();
            assertThat(auth.keys().current()).isEqualTo(key);
            assertThat(auth.users().find("carol")).isPresent();
            assertThat(app.tokens()).containsKey("access_token");
        }
    }

    @Test
    void it_says_which_issuer_it_is() {
        try (AuthorizationServer auth = AuthorizationServer.start()) {
            assertThat(auth).hasToString("AuthorizationServer[" + auth.issuer() + "]");
            assertThat(auth.issuer().toString()).matches("http://127\\.0\\.0\\.1:\\d+/as\\d+");
        }
    }
}
