package dev.gatecrash.endpoint;

import static dev.gatecrash.endpoint.TokenAnswers.refreshToken;
import static dev.gatecrash.web.CodeFlow.NOTES;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import com.nimbusds.openid.connect.sdk.claims.AccessTokenHash;
import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.user.User;
import dev.gatecrash.web.CodeFlow;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class IssuedTokensTest {

    private final AuthorizationServer auth = AuthorizationServer.start();
    private final CodeFlow app = CodeFlow.publicClient(auth);

    @AfterEach
    void no_request_met_a_bug() {
        auth.close();
    }

    @Nested
    class Access_tokens {

        @Test
        void have_the_claims_of_rfc_9068() {
            auth.clock().setTo(Instant.parse("2030-01-01T00:00:00Z"));
            auth.clock().freeze();
            long now = auth.clock().instant().getEpochSecond();

            Object token =
                    app.tokens("scope", "a b", "resource", NOTES.toString()).get("access_token");

            assertThat(Jwt.header(token))
                    .containsEntry("typ", "JWT")
                    .containsEntry("alg", "RS256")
                    .containsEntry("kid", auth.keys().current().id());
            assertThat(Jwt.claims(token))
                    .containsOnlyKeys("iss", "sub", "aud", "exp", "iat", "jti", "client_id", "scope")
                    .containsEntry("iss", auth.issuer().toString())
                    .containsEntry("sub", "alice")
                    .containsEntry("aud", NOTES.toString())
                    .containsEntry("client_id", app.client().id())
                    .containsEntry("scope", "a b")
                    .containsEntry("iat", now)
                    .containsEntry("exp", now + 600);
        }

        @Test
        void are_typed_at_jwt_on_request() {
            try (AuthorizationServer strict =
                    AuthorizationServer.builder().atJwt().start()) {
                CodeFlow client = CodeFlow.publicClient(strict);
                Map<String, Object> tokens = client.tokens("scope", "openid");

                assertThat(Jwt.header(tokens.get("access_token"))).containsEntry("typ", "at+jwt");
                assertThat(Jwt.header(tokens.get("id_token"))).containsEntry("typ", "JWT");
                assertThat(strict.token().mint().header()).containsEntry("typ", "at+jwt");
            }
        }

        @Test
        void never_share_an_id() {
            String code = app.code();
            Map<String, Object> first = CodeFlow.success(app.redeem(code));
            Map<String, Object> second = CodeFlow.success(app.refresh(refreshToken(first)));

            assertThat(Jwt.claims(first.get("access_token")).get("jti"))
                    .isNotEqualTo(Jwt.claims(second.get("access_token")).get("jti"));
        }

        @Test
        void of_a_user_carry_the_users_claims_but_not_over_their_own() {
            auth.users()
                    .add(User.named("eve").withClaim("email", "eve@example.com").withClaim("iss", "https://evil"));

            Object token = app.tokens("login_hint", "eve").get("access_token");

            assertThat(Jwt.claims(token))
                    .containsEntry("email", "eve@example.com")
                    .containsEntry("iss", auth.issuer().toString());
        }
    }

    @Nested
    class Id_tokens {

        @Test
        void come_with_openid_and_say_which_access_token_they_came_with() {
            auth.clock().freeze();
            long now = auth.clock().instant().getEpochSecond();

            Map<String, Object> tokens = app.tokens("scope", "openid a", "nonce", "n-1", "resource", NOTES.toString());

            String hash = AccessTokenHash.compute(
                            new BearerAccessToken(String.valueOf(tokens.get("access_token"))), JWSAlgorithm.RS256, null)
                    .getValue();
            assertThat(Jwt.claims(tokens.get("id_token")))
                    .containsEntry("iss", auth.issuer().toString())
                    .containsEntry("sub", "alice")
                    .containsEntry("aud", app.client().id())
                    .containsEntry("nonce", "n-1")
                    .containsEntry("auth_time", now)
                    .containsEntry("at_hash", hash)
                    .doesNotContainKey("scope");
        }

        @Test
        void have_no_nonce_where_none_was_sent_and_do_not_come_without_openid() {
            assertThat(Jwt.claims(app.tokens("scope", "openid").get("id_token")))
                    .doesNotContainKey("nonce");
            assertThat(app.tokens("scope", "a", "nonce", "n-1")).doesNotContainKey("id_token");
        }

        @Test
        void tell_the_first_sign_in_after_a_refresh() {
            auth.clock().freeze();
            Map<String, Object> first = app.tokens("scope", "openid");
            auth.clock().advance(Duration.ofHours(1));

            Map<String, Object> second = CodeFlow.success(app.refresh(refreshToken(first)));

            assertThat(Jwt.claims(second.get("id_token")).get("auth_time"))
                    .isEqualTo(Jwt.claims(first.get("id_token")).get("auth_time"));
        }

        @Test
        void are_no_access_tokens() {
            Object idToken = app.tokens("scope", "openid").get("id_token");

            assertThat(CodeFlow.isActive(auth, idToken)).isFalse();
        }
    }
}
