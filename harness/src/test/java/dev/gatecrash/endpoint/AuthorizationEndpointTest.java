package dev.gatecrash.endpoint;

import static dev.gatecrash.http.Endpoint.AUTHORIZATION;
import static dev.gatecrash.web.CodeFlow.CALLBACK;
import static dev.gatecrash.web.CodeFlow.NOTES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.client.Client;
import dev.gatecrash.user.Consent;
import dev.gatecrash.user.User;
import dev.gatecrash.web.CodeFlow;
import dev.gatecrash.web.Params;
import dev.gatecrash.web.Web;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuthorizationEndpointTest {

    private final AuthorizationServer auth = AuthorizationServer.builder()
            .scopes("notes:read", "notes:write")
            .defaultScopes("notes:read")
            .start();
    private final CodeFlow app = CodeFlow.publicClient(auth);

    @AfterEach
    void no_request_met_a_bug() {
        auth.close();
    }

    @Test
    void a_good_request_is_answered_with_a_code_the_state_and_the_issuer() {
        HttpResponse<String> response = app.authorize("state", "a b+c&d=é%");

        assertThat(response.statusCode()).isEqualTo(302);
        assertThat(Web.location(response)).startsWith(CALLBACK + "?");
        assertThat(Web.redirected(response))
                .containsOnlyKeys("code", "state", "iss")
                .containsEntry("state", "a b+c&d=é%")
                .containsEntry("iss", auth.issuer().toString());
        assertThat(Web.header(response, "Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(response.body()).isEmpty();
    }

    @Test
    void the_request_may_be_posted() {
        HttpResponse<String> response = Web.form(auth.url(AUTHORIZATION), app.question());

        assertThat(Web.redirected(response)).containsKeys("code", "state", "iss");
    }

    @Test
    void without_a_state_none_comes_back() {
        assertThat(Web.redirected(app.authorize(app.question().without("state"))))
                .doesNotContainKey("state");
        assertThat(Web.redirected(app.authorize("state", ""))).doesNotContainKey("state");
    }

    @Test
    void every_code_is_another_of_160_bits() {
        assertThat(app.code()).isNotEqualTo(app.code()).hasSizeGreaterThanOrEqualTo(27);
    }

    @Test
    void unknown_parameters_are_ignored_and_empty_ones_count_as_omitted() {
        HttpResponse<String> response = app.authorize(
                "unknown", "x", "scope", "", "resource", "", "login_hint", "", "response_mode", "", "nonce", "");

        assertThat(Web.redirected(response)).containsKey("code");
    }

    @Nested
    class Errors_shown_here_because_nothing_is_proven {

        @Test
        void no_client() {
            assertThatIsAPage(app.authorize(app.question().without("client_id")));
            assertThatIsAPage(app.authorize("client_id", ""));
        }

        @Test
        void an_unknown_client() {
            assertThatIsAPage(app.authorize("client_id", "nobody"));
        }

        @Test
        void a_repeated_client_or_redirect_uri() {
            assertThatIsAPage(
                    app.authorize(app.question().and("client_id", app.client().id())));
            assertThatIsAPage(app.authorize(app.question().and("redirect_uri", CALLBACK.toString())));
        }

        @Test
        void no_redirect_uri_where_several_are_registered() {
            CodeFlow several = CodeFlow.with(
                    auth, auth.clients().registerPublic(CALLBACK, URI.create("https://client.example/other")));

            assertThatIsAPage(several.authorize(several.question().without("redirect_uri")));
        }

        @Test
        void no_redirect_uri_where_none_is_registered() {
            Client client = auth.clients().registerConfidential("machine", "s3cret");

            assertThatIsAPage(
                    app.authorize(app.question().with("client_id", client.id()).without("redirect_uri")));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "https://evil.example/callback",
                    "https://client.example/callback/",
                    "https://client.example/callback?x=1",
                    "https://client.example/callback#x",
                    "https://client.example/callback/../callback",
                    "https://client.example/Callback",
                    "https://CLIENT.example/callback",
                    "HTTPS://client.example/callback",
                    "https://client.example:443/callback",
                    "https://client.example:8443/callback",
                    "http://client.example/callback",
                    "https://client.example/%63allback",
                    "https://client.example@evil.example/callback",
                    "https://client.example.evil.example/callback",
                    "//client.example/callback",
                    "/callback",
                    "javascript:alert(1)",
                    "not a uri"
                })
        void a_redirect_uri_that_differs_in_any_character(String uri) {
            assertThatIsAPage(app.authorize("redirect_uri", uri));
        }

        private void assertThatIsAPage(HttpResponse<String> response) {
            assertThat(response.statusCode()).isEqualTo(400);
            assertThat(response.headers().firstValue("Location")).isEmpty();
            assertThat(Web.header(response, "Content-Type")).isEqualTo("text/html; charset=utf-8");
            assertThat(response.body()).contains("invalid_request");
        }
    }

    @Nested
    class What_is_granted {

        @Test
        void is_the_default_where_no_scope_was_asked_for() {
            assertThat(app.tokens()).containsEntry("scope", "notes:read");
        }

        @Test
        void is_what_was_asked_for_once_each() {
            assertThat(app.tokens("scope", "notes:write notes:read notes:write offline_access"))
                    .containsEntry("scope", "notes:write notes:read offline_access");
        }

        @Test
        void is_only_what_the_user_consented_to_and_the_answer_says_so() {
            auth.users().answerConsent(Consent.onlyScopes("notes:read", "other"));

            assertThat(app.tokens("scope", "notes:read notes:write")).containsEntry("scope", "notes:read");
        }

        @Test
        void is_for_every_resource_asked_for() {
            Params both = app.question()
                    .and("resource", NOTES.toString())
                    .and("resource", "https://notes.example/search?tenant=1");
            String code = String.valueOf(Web.redirected(app.authorize(both)).get("code"));

            Map<String, Object> tokens = CodeFlow.success(app.redeem(code));

            assertThat(Jwt.claims(tokens.get("access_token")))
                    .containsEntry("aud", List.of(NOTES.toString(), "https://notes.example/search?tenant=1"));
        }

        @Test
        void is_the_hinted_users_to_give() {
            auth.users().add(User.named("carol").withClaim("email", "carol@example.com"));

            Object token = app.tokens("login_hint", "carol").get("access_token");

            assertThat(Jwt.claims(token)).containsEntry("sub", "carol").containsEntry("email", "carol@example.com");
        }

        @Test
        void is_the_first_users_without_a_hint() {
            assertThat(Jwt.claims(app.tokens().get("access_token"))).containsEntry("sub", "alice");
        }
    }

    @Test
    void only_known_resources_are_granted_where_they_are_listed() {
        try (AuthorizationServer strict =
                AuthorizationServer.builder().resource(NOTES).start()) {
            CodeFlow client = CodeFlow.publicClient(strict);

            assertThat(Web.redirected(client.authorize("resource", NOTES.toString())))
                    .containsKey("code");
            assertThat(Web.redirected(client.authorize("resource", NOTES + "/")))
                    .containsEntry("error", "invalid_target");
        }
    }
}
