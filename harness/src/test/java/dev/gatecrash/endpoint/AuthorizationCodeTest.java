package dev.gatecrash.endpoint;

import static dev.gatecrash.endpoint.TokenAnswers.assertThatIsRefused;
import static dev.gatecrash.endpoint.TokenAnswers.refreshToken;
import static dev.gatecrash.web.CodeFlow.CALLBACK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.web.CodeFlow;
import dev.gatecrash.web.Web;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AuthorizationCodeTest {

    private final AuthorizationServer auth = AuthorizationServer.start();
    private final CodeFlow app = CodeFlow.publicClient(auth);
    private final CodeFlow service = CodeFlow.confidentialClient(auth, "service");

    @AfterEach
    void no_request_met_a_bug() {
        auth.close();
    }

    @Test
    void give_tokens_once_the_verifier_fits() {
        HttpResponse<String> response = app.redeem(app.code("scope", "a b"));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(Web.header(response, "Content-Type")).isEqualTo("application/json");
        assertThat(Web.header(response, "Cache-Control")).isEqualTo("no-store");
        assertThat(Web.json(response))
                .containsOnlyKeys("access_token", "token_type", "expires_in", "scope", "refresh_token")
                .containsEntry("token_type", "Bearer")
                .containsEntry("expires_in", 600L)
                .containsEntry("scope", "a b");
    }

    @Test
    void that_differ_in_nothing_but_spelling_are_kept_apart() {
        String first = app.code("scope", "a b", "resource", "https://notes.example/mcp");
        String second = app.code("scope", "b a", "resource", "https://NOTES.example/mcp");

        Map<String, Object> tokens = CodeFlow.success(app.redeem(first));
        Map<String, Object> others = CodeFlow.success(app.redeem(second));

        assertThat(tokens).containsEntry("scope", "a b");
        assertThat(others).containsEntry("scope", "b a");
        assertThat(CodeFlow.introspect(auth, tokens.get("access_token")))
                .containsEntry("aud", "https://notes.example/mcp");
        assertThat(CodeFlow.introspect(auth, others.get("access_token")))
                .containsEntry("aud", "https://NOTES.example/mcp");
    }

    @Test
    void are_unknown_if_made_up_or_missing() {
        assertThatIsRefused(app.redeem("made-up"), "invalid_grant");
        assertThatIsRefused(app.redeem(" "), "invalid_request");
        assertThatIsRefused(app.redeem(""), "invalid_request");
    }

    @Test
    void expire_by_the_issuers_clock() {
        auth.clock().freeze();
        String early = app.code();
        auth.clock().advance(Duration.ofMinutes(5).minusSeconds(1));
        HttpResponse<String> inTime = app.redeem(early);
        String late = app.code();
        auth.clock().advance(Duration.ofMinutes(5));
        HttpResponse<String> tooLate = app.redeem(late);

        assertThat(inTime.statusCode()).isEqualTo(200);
        assertThatIsRefused(tooLate, "invalid_grant");
    }

    @Test
    void belong_to_their_client() {
        String code = app.code();
        CodeFlow thief = CodeFlow.publicClient(auth);

        assertThatIsRefused(thief.redeem(code), "invalid_grant");
        assertThat(app.redeem(code).statusCode()).isEqualTo(200);
    }

    @Test
    void used_again_revoke_what_they_gave_first() {
        String code = app.code();
        Map<String, Object> first = CodeFlow.success(app.redeem(code));

        assertThatIsRefused(app.redeem(code), "invalid_grant");

        assertThat(CodeFlow.isActive(auth, first.get("access_token"))).isFalse();
        assertThatIsRefused(app.refresh(refreshToken(first)), "invalid_grant");
    }

    @Test
    void used_again_with_another_verifier_revoke_nothing() {
        String code = app.code();
        Map<String, Object> first = CodeFlow.success(app.redeem(code));

        assertThatIsRefused(app.redeem(code, "code_verifier", "x".repeat(43)), "invalid_grant");
        assertThatIsRefused(CodeFlow.publicClient(auth).redeem(code), "invalid_grant");

        assertThat(CodeFlow.isActive(auth, first.get("access_token"))).isTrue();
        assertThat(app.refresh(refreshToken(first)).statusCode()).isEqualTo(200);
    }

    @Test
    void need_their_verifier() {
        assertThatIsRefused(app.redeem(app.code(), "code_verifier", "x".repeat(43)), "invalid_grant");
        assertThatIsRefused(app.redeem(app.code(), "code_verifier", CodeFlow.CHALLENGE), "invalid_grant");
        assertThatIsRefused(app.redeem(app.code(), "code_verifier", ""), "invalid_grant");
        assertThatIsRefused(service.redeem(service.code(), "code_verifier", ""), "invalid_grant");
        assertThatIsRefused(app.redeem(app.code(), "code_verifier", "short"), "invalid_request");
    }

    @Test
    void need_no_redirect_uri_but_the_same_one_if_any() {
        assertThat(app.redeem(app.code(), "redirect_uri", CALLBACK.toString()).statusCode())
                .isEqualTo(200);
        assertThatIsRefused(app.redeem(app.code(), "redirect_uri", "https://client.example/other"), "invalid_grant");
        assertThatIsRefused(app.redeem(app.code(), "redirect_uri", "https://CLIENT.example/callback"), "invalid_grant");
    }

    @Test
    void of_a_removed_user_are_void() {
        String code = app.code();

        auth.users().remove("alice");

        assertThatIsRefused(app.redeem(code), "invalid_grant");
    }

    @Test
    void of_a_deleted_client_are_void() {
        String code = app.code();

        auth.clients().forget(app.client());

        assertThat(Web.error(app.redeem(code))).isEqualTo("invalid_client");
    }
}
