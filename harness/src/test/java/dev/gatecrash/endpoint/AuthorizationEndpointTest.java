package dev.gatecrash.endpoint;

import static dev.gatecrash.http.Endpoint.AUTHORIZATION;
import static dev.gatecrash.web.CodeFlow.CALLBACK;
import static dev.gatecrash.web.CodeFlow.CHALLENGE;
import static dev.gatecrash.web.CodeFlow.NOTES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.client.AuthenticationMethod;
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
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
    class Redirect_uris {

        @Test
        void may_be_left_out_where_one_is_registered() {
            HttpResponse<String> response = app.authorize(app.question().without("redirect_uri"));

            assertThat(Web.location(response)).startsWith(CALLBACK + "?code=");
        }

        @Test
        void keep_their_own_query() {
            CodeFlow tenant = CodeFlow.with(
                    auth, auth.clients().registerPublic(URI.create("https://client.example/cb?tenant=a%20b")));

            assertThat(Web.location(tenant.authorize())).startsWith("https://client.example/cb?tenant=a");
            assertThat(Web.redirected(tenant.authorize()))
                    .containsEntry("tenant", "a b")
                    .containsKey("code");
        }

        @ParameterizedTest
        @CsvSource({
            "http://127.0.0.1/cb,             http://127.0.0.1:33418/cb",
            "http://127.0.0.1:1234/cb,        http://127.0.0.1:33418/cb",
            "http://127.0.0.1:1234/cb,        http://127.0.0.1/cb",
            "http://[::1]/cb,                 http://[::1]:33418/cb",
            "http://127.0.0.1:1/cb?a=b,       http://127.0.0.1:2/cb?a=b"
        })
        void on_a_loopback_address_match_with_any_port(String registered, String sent) {
            CodeFlow nativeApp = CodeFlow.with(auth, auth.clients().registerPublic(URI.create(registered)));

            assertThat(Web.location(nativeApp.authorize("redirect_uri", sent))).startsWith(sent);
        }

        @ParameterizedTest
        @CsvSource({
            "http://localhost/cb,       http://localhost:33418/cb",
            "http://localhost:1234/cb,  http://localhost:33418/cb",
            "http://localhost/cb,       http://127.0.0.1/cb",
            "http://127.0.0.1/cb,       http://localhost/cb",
            "http://127.0.0.1/cb,       http://[::1]/cb",
            "http://127.0.0.1/cb,       http://127.0.0.1:33418/other",
            "http://127.0.0.1/cb,       http://127.0.0.1:33418/cb?x=1",
            "http://127.0.0.1/cb,       http://x@127.0.0.1:33418/cb",
            "http://127.0.0.1/cb,       http://127.0.0.1:33418/cb#x",
            "http://127.0.0.1/cb,       https://127.0.0.1:33418/cb",
            "https://127.0.0.1/cb,      https://127.0.0.1:33418/cb"
        })
        void otherwise_must_be_the_same(String registered, String sent) {
            CodeFlow nativeApp = CodeFlow.with(auth, auth.clients().registerPublic(URI.create(registered)));

            assertThat(nativeApp.authorize("redirect_uri", sent).statusCode()).isEqualTo(400);
        }
    }

    @Nested
    class Errors_sent_back_to_the_client {

        @Test
        void no_response_type() {
            assertThatIsRefused(app.authorize(app.question().without("response_type")), "invalid_request");
            assertThatIsRefused(app.authorize("response_type", ""), "invalid_request");
        }

        @ParameterizedTest
        @ValueSource(strings = {"token", "id_token", "code token", "none", "nonsense", "CODE"})
        void another_response_type(String type) {
            assertThatIsRefused(app.authorize("response_type", type), "unsupported_response_type");
        }

        @ParameterizedTest
        @ValueSource(strings = {"fragment", "form_post", "nonsense"})
        void another_response_mode(String mode) {
            assertThatIsRefused(app.authorize("response_mode", mode), "invalid_request");
        }

        @Test
        void a_client_that_is_not_registered_for_codes() {
            CodeFlow machine = CodeFlow.with(
                    auth,
                    auth.clients()
                            .register(new Client(
                                    "machine",
                                    Optional.of("s3cret"),
                                    List.of(CALLBACK),
                                    Set.of("client_credentials"),
                                    Set.of(AuthenticationMethod.CLIENT_SECRET_BASIC))));

            assertThatIsRefused(machine.authorize(), "unauthorized_client");
        }

        @Test
        void no_challenge_be_the_client_public_or_not() {
            CodeFlow confidential = CodeFlow.confidentialClient(auth, "service");

            assertThatIsRefused(app.authorize(app.question().without("code_challenge")), "invalid_request");
            assertThatIsRefused(app.authorize("code_challenge", ""), "invalid_request");
            assertThatIsRefused(
                    app.authorize(app.question().without("code_challenge").without("code_challenge_method")),
                    "invalid_request");
            assertThatIsRefused(
                    confidential.authorize(
                            confidential.question().without("code_challenge").without("code_challenge_method")),
                    "invalid_request");
        }

        @Test
        void a_challenge_method_other_than_s256_and_plain_is_what_no_method_means() {
            assertThatIsRefused(app.authorize("code_challenge_method", "plain"), "invalid_request");
            assertThatIsRefused(app.authorize("code_challenge_method", "s256"), "invalid_request");
            assertThatIsRefused(app.authorize("code_challenge_method", "S512"), "invalid_request");
            assertThatIsRefused(app.authorize(app.question().without("code_challenge_method")), "invalid_request");
        }

        @Test
        void a_challenge_that_cannot_be_one() {
            assertThatIsRefused(app.authorize("code_challenge", "short"), "invalid_request");
            assertThatIsRefused(app.authorize("code_challenge", CHALLENGE.substring(1)), "invalid_request");
            assertThatIsRefused(app.authorize("code_challenge", "x".repeat(129)), "invalid_request");
            assertThatIsRefused(app.authorize("code_challenge", CHALLENGE + "="), "invalid_request");
            assertThatIsRefused(app.authorize("code_challenge", CHALLENGE.replace('-', '+')), "invalid_request");
        }

        @ParameterizedTest
        @ValueSource(strings = {"response_type", "code_challenge", "code_challenge_method", "scope", "nonce", "x"})
        void a_repeated_parameter(String name) {
            Params repeated = app.question().with("scope", "notes:read", "nonce", "n", "x", "1");

            assertThatIsRefused(app.authorize(repeated.and(name, "1")), "invalid_request");
        }

        @Test
        void a_repeated_state() {
            assertThat(Web.redirected(app.authorize(app.question().and("state", "2"))))
                    .containsEntry("error", "invalid_request");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"notes:delete", "notes:read notes:delete", "notes:read\tnotes:write", "\"", "a\\b", "é"})
        void a_scope_that_is_malformed_or_not_on_offer(String scope) {
            assertThatIsRefused(app.authorize("scope", scope), "invalid_scope");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"relative", "/mcp", "https://notes.example/#x", "https://notes.example/#", "://", "a b"})
        void a_resource_that_is_not_an_absolute_uri_without_fragment(String resource) {
            assertThatIsRefused(app.authorize("resource", resource), "invalid_target");
        }

        @Test
        void a_bad_resource_among_good_ones() {
            Params both = app.question().and("resource", NOTES.toString()).and("resource", "relative");

            assertThatIsRefused(app.authorize(both), "invalid_target");
        }

        @Test
        void request_objects() {
            assertThatIsRefused(app.authorize("request", "x"), "request_not_supported");
            assertThatIsRefused(app.authorize("request_uri", "https://x.example"), "request_uri_not_supported");
        }

        @Test
        void a_user_who_says_no() {
            auth.users().answerConsent(Consent.denied());

            assertThatIsRefused(app.authorize(), "access_denied");
        }

        @Test
        void a_user_who_grants_nothing_of_what_was_asked() {
            auth.users().answerConsent(Consent.onlyScopes("notes:write"));

            assertThatIsRefused(app.authorize("scope", "notes:read"), "access_denied");
        }

        @Test
        void a_hint_at_nobody_and_an_issuer_without_users() {
            assertThatIsRefused(app.authorize("login_hint", "mallory"), "access_denied");

            auth.users().all().forEach(user -> auth.users().remove(user.name()));

            assertThatIsRefused(app.authorize(), "access_denied");
        }

        @Test
        void broken_escapes_in_a_posted_form() {
            HttpResponse<String> response =
                    Web.post(auth.url(AUTHORIZATION), Web.FORM, app.question().encoded() + "&scope=%zz");

            assertThatIsRefused(response, "invalid_request");
        }

        private void assertThatIsRefused(HttpResponse<String> response, String error) {
            assertThat(response.statusCode()).isEqualTo(302);
            assertThat(Web.location(response)).startsWith(CALLBACK + "?");
            assertThat(Web.redirected(response))
                    .containsEntry("error", error)
                    .containsEntry("state", "xyz")
                    .containsEntry("iss", auth.issuer().toString())
                    .doesNotContainKey("code");
            assertThat(Web.redirected(response).get("error_description"))
                    .matches("[\\x20-\\x21\\x23-\\x5B\\x5D-\\x7E]+");
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
