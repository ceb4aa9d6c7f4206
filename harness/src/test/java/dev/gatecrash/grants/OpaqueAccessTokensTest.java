package dev.gatecrash.grants;

import static dev.gatecrash.grants.Caller.NOTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.http.Endpoint;
import dev.gatecrash.token.Defect;
import dev.gatecrash.token.Token;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OpaqueAccessTokensTest {

    private final AuthorizationServer auth =
            AuthorizationServer.builder().opaqueAccessTokens().start();
    private final Caller app = Caller.open(auth);

    @AfterEach
    void close() {
        auth.close();
    }

    @Test
    void an_issuer_gives_random_values_that_introspection_explains() {
        Answer tokens = app.tokens("scope", "notes:read", "resource", NOTES.toString());

        assertThat(tokens.text("access_token")).doesNotContain(".").hasSizeGreaterThan(40);
        assertThat(Caller.introspect(auth, tokens.text("access_token")))
                .containsEntry("active", true)
                .containsEntry("token_type", "Bearer")
                .containsEntry("iss", auth.issuer().toString())
                .containsEntry("sub", "alice")
                .containsEntry("aud", NOTES.toString())
                .containsEntry("client_id", "app")
                .containsEntry("scope", "notes:read")
                .containsKeys("exp", "iat", "jti");
    }

    @Test
    void an_id_token_stays_a_jwt_and_hashes_the_opaque_token() {
        assertThat(app.tokens("scope", "openid").text("id_token")).matches("[^.]+\\.[^.]+\\.[^.]+");
    }

    @Test
    void an_expired_token_is_inactive() {
        Answer tokens = app.tokens();
        auth.clock().advance(Duration.ofMinutes(10));

        assertThat(Caller.introspect(auth, tokens.text("access_token"))).isEqualTo(Map.of("active", false));
    }

    @Test
    void a_revoked_token_is_inactive() {
        String token = app.tokens().text("access_token");

        assertThat(app.post(Endpoint.REVOCATION, "token", token).status()).isEqualTo(200);

        assertThat(Caller.introspect(auth, token)).isEqualTo(Map.of("active", false));
    }

    @Test
    void another_client_must_not_revoke_it() {
        String token = app.tokens().text("access_token");

        Answer answer = Caller.confidential(auth, "other").post(Endpoint.REVOCATION, "token", token);

        assertThat(answer.refusal()).isEqualTo("400 unauthorized_client");
        assertThat(Caller.introspect(auth, token)).containsEntry("active", true);
    }

    @Test
    void revoking_the_refresh_token_ends_the_access_token() {
        Answer tokens = app.tokens();

        auth.revoke(tokens.text("refresh_token"));

        assertThat(Caller.introspect(auth, tokens.text("access_token"))).containsEntry("active", false);
    }

    @Test
    void a_replayed_code_ends_the_access_token() {
        String code = app.authorize().redirected("code");
        String token = app.redeem(code).text("access_token");

        assertThat(app.redeem(code).refusal()).isEqualTo("400 invalid_grant");

        assertThat(Caller.introspect(auth, token)).containsEntry("active", false);
    }

    @Test
    void a_forgotten_client_s_token_is_inactive() {
        String token = app.tokens().text("access_token");

        auth.clients().forget(app.client());

        assertThat(Caller.introspect(auth, token)).containsEntry("active", false);
    }

    @Test
    void a_reset_forgets_it() {
        String token = app.tokens().text("access_token");

        auth.reset();

        assertThat(Caller.introspect(auth, token)).containsEntry("active", false);
    }

    @Test
    void a_minted_token_is_as_the_issuer_s_and_says_what_is_behind_it() {
        Token token = auth.token()
                .scope("notes:read")
                .audience(NOTES)
                .claim("tier", "gold")
                .mint();

        assertThat(token.header()).isEmpty();
        assertThat(Caller.introspect(auth, token))
                .containsEntry("active", true)
                .containsAllEntriesOf(token.claims())
                .containsEntry("tier", "gold");
    }

    @Test
    void jwt_and_opaque_are_one_call_away_on_either_issuer() {
        try (AuthorizationServer plain = AuthorizationServer.start()) {
            assertThat(auth.token().jwt().mint().value()).contains(".");
            Token opaque = plain.token().opaque().mint();
            assertThat(opaque.value()).doesNotContain(".");
            assertThat(Caller.introspect(plain, opaque)).containsEntry("active", true);
            assertThat(plain.token().mint().value()).contains(".");
        }
    }

    @Test
    void defects_of_content_hold_for_opaque_tokens() {
        assertThat(Caller.introspect(auth, auth.token().with(Defect.EXPIRED).mint()))
                .containsEntry("active", false);
        assertThat(Caller.introspect(auth, auth.token().with(Defect.REVOKED).mint()))
                .containsEntry("active", false);
        assertThat(Caller.introspect(
                        auth, auth.token().with(Defect.NOT_YET_VALID).mint()))
                .containsEntry("active", false);
        assertThat(Caller.introspect(
                        auth, auth.token().with(Defect.WRONG_AUDIENCE).mint()))
                .containsEntry("active", true)
                .containsEntry("aud", "http://127.0.0.1:9/other");
    }

    @Test
    void a_defect_of_the_signature_needs_a_jwt() {
        assertThatThrownBy(() -> auth.token().with(Defect.UNSIGNED).mint())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("jwt()");
    }
}
