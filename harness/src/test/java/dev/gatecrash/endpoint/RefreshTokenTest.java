package dev.gatecrash.endpoint;

import static dev.gatecrash.endpoint.TokenAnswers.assertThatIsRefused;
import static dev.gatecrash.endpoint.TokenAnswers.refreshToken;
import static dev.gatecrash.web.CodeFlow.NOTES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.web.CodeFlow;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefreshTokenTest {

    private static final String SEARCH = "https://notes.example/search";

    private final AuthorizationServer auth = AuthorizationServer.start();
    private final CodeFlow app = CodeFlow.publicClient(auth);
    private final CodeFlow service = CodeFlow.confidentialClient(auth, "service");

    @AfterEach
    void no_request_met_a_bug() {
        auth.close();
    }

    @Test
    void of_a_public_client_are_replaced_and_keep_the_scope() {
        Map<String, Object> first = app.tokens("scope", "a b");

        Map<String, Object> second = CodeFlow.success(app.refresh(refreshToken(first)));

        assertThat(second.get("refresh_token")).isNotNull().isNotEqualTo(first.get("refresh_token"));
        assertThat(second).containsEntry("scope", "a b");
        assertThat(Jwt.claims(second.get("access_token")))
                .containsEntry("sub", "alice")
                .containsEntry("scope", "a b");
    }

    @Test
    void of_a_public_client_used_again_revoke_the_whole_family() {
        Map<String, Object> first = app.tokens();
        Map<String, Object> second = CodeFlow.success(app.refresh(refreshToken(first)));

        assertThatIsRefused(app.refresh(refreshToken(first)), "invalid_grant");

        assertThatIsRefused(app.refresh(refreshToken(second)), "invalid_grant");
        assertThat(CodeFlow.isActive(auth, first.get("access_token"))).isFalse();
        assertThat(CodeFlow.isActive(auth, second.get("access_token"))).isFalse();
    }

    @Test
    void that_were_used_stay_used_whatever_time_it_is() {
        auth.clock().freeze();
        String refreshToken = String.valueOf(app.tokens().get("refresh_token"));
        CodeFlow.success(app.refresh(refreshToken));

        // As for a request that looked at the clock first and came second.
        auth.clock().advance(Duration.ofMillis(-1));

        assertThat(CodeFlow.isActive(auth, refreshToken)).isFalse();
        assertThatIsRefused(app.refresh(refreshToken), "invalid_grant");
    }

    @Test
    void of_another_authorization_live_on() {
        Map<String, Object> victim = app.tokens();
        Map<String, Object> other = app.tokens();
        CodeFlow.success(app.refresh(refreshToken(victim)));

        assertThatIsRefused(app.refresh(refreshToken(victim)), "invalid_grant");

        assertThat(app.refresh(refreshToken(other)).statusCode()).isEqualTo(200);
    }

    @Test
    void of_a_confidential_client_stay_the_same() {
        Map<String, Object> first = service.tokens();

        Map<String, Object> second = CodeFlow.success(service.refresh(refreshToken(first)));
        Map<String, Object> third = CodeFlow.success(service.refresh(refreshToken(first)));

        assertThat(second).containsKey("access_token").doesNotContainKey("refresh_token");
        assertThat(third.get("access_token")).isNotEqualTo(second.get("access_token"));
    }

    @Test
    void may_be_used_for_less_but_stand_for_all() {
        Map<String, Object> first = app.tokens("scope", "a b");

        Map<String, Object> narrow = CodeFlow.success(app.refresh(refreshToken(first), "scope", "b"));
        Map<String, Object> whole = CodeFlow.success(app.refresh(refreshToken(narrow)));

        assertThat(Jwt.claims(narrow.get("access_token"))).containsEntry("scope", "b");
        assertThat(Jwt.claims(whole.get("access_token"))).containsEntry("scope", "a b");
    }

    @Test
    void may_not_be_used_for_more_and_are_not_used_up_by_trying() {
        Map<String, Object> first = app.tokens("scope", "a b", "resource", NOTES.toString());

        assertThatIsRefused(app.refresh(refreshToken(first), "scope", "a b c"), "invalid_scope");
        assertThatIsRefused(app.refresh(refreshToken(first), "resource", SEARCH), "invalid_target");

        assertThat(app.refresh(refreshToken(first)).statusCode()).isEqualTo(200);
    }

    @Test
    void belong_to_their_client() {
        Map<String, Object> first = app.tokens();

        assertThatIsRefused(CodeFlow.publicClient(auth).refresh(refreshToken(first)), "invalid_grant");
        assertThat(app.refresh(refreshToken(first)).statusCode()).isEqualTo(200);
    }

    @Test
    void expire_by_the_issuers_clock() {
        Map<String, Object> first = app.tokens();

        auth.clock().advance(Duration.ofDays(30));

        assertThatIsRefused(app.refresh(refreshToken(first)), "invalid_grant");
    }

    @Test
    void are_void_if_made_up_revoked_or_of_a_removed_user() {
        Map<String, Object> revoked = app.tokens();
        Map<String, Object> removed = app.tokens("login_hint", "bob");

        auth.revoke(refreshToken(revoked));
        auth.users().remove("bob");

        assertThatIsRefused(app.refresh("made-up"), "invalid_grant");
        assertThatIsRefused(app.refresh(" "), "invalid_request");
        assertThatIsRefused(app.refresh(""), "invalid_request");
        assertThatIsRefused(app.refresh(refreshToken(revoked)), "invalid_grant");
        assertThatIsRefused(app.refresh(refreshToken(removed)), "invalid_grant");
    }

    @Test
    void are_given_only_to_clients_registered_for_them() {
        CodeFlow codesOnly = CodeFlow.registeredFor(auth, "authorization_code");

        assertThat(codesOnly.tokens("scope", "offline_access")).doesNotContainKey("refresh_token");
        assertThatIsRefused(codesOnly.refresh("x"), "unauthorized_client");
    }

    @ParameterizedTest
    @CsvSource({"notes:read, false", "notes:read offline_access, true"})
    void may_be_for_offline_access_alone(String scope, boolean given) {
        try (AuthorizationServer strict = AuthorizationServer.builder()
                .refreshTokensForOfflineAccessOnly()
                .start()) {
            CodeFlow client = CodeFlow.publicClient(strict);
            Map<String, Object> tokens = client.tokens("scope", scope);

            assertThat(tokens.containsKey("refresh_token")).isEqualTo(given);
            if (given) {
                Map<String, Object> refreshed = CodeFlow.success(
                        client.refresh(String.valueOf(tokens.get("refresh_token")), "scope", "notes:read"));
                assertThat(refreshed).containsEntry("scope", "notes:read").containsKey("refresh_token");
            }
        }
    }
}
