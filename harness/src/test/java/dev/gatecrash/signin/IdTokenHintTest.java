package dev.gatecrash.signin;

import static dev.gatecrash.http.Endpoint.AUTHORIZATION;
import static dev.gatecrash.http.Endpoint.PUSHED_AUTHORIZATION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.client.Client;
import dev.gatecrash.token.Defect;
import dev.gatecrash.user.Consent;
import dev.gatecrash.user.Login;
import dev.gatecrash.web.Browser;
import dev.gatecrash.web.CodeFlow;
import dev.gatecrash.web.Params;
import dev.gatecrash.web.Web;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** OpenID Connect Core §3.1.2.1: an ID token says whom a client expects; anybody else is {@code login_required}. */
class IdTokenHintTest {

    private static String idToken(AuthorizationServer auth, String user) {
        CodeFlow app = CodeFlow.publicClient(auth);
        return String.valueOf(app.tokens("scope", "openid", "login_hint", user).get("id_token"));
    }

    private static String error(HttpResponse<String> answer) {
        return Web.redirected(answer).getOrDefault("error", "none");
    }

    @Nested
    class WhereUsersSignInAutomatically {

        private final AuthorizationServer auth = AuthorizationServer.start();
        private final CodeFlow app = CodeFlow.publicClient(auth);

        @AfterEach
        void close() {
            auth.close();
        }

        @Test
        void its_user_answers() {
            String bob = idToken(auth, "bob");

            Map<String, Object> tokens = app.tokens("id_token_hint", bob);

            assertThat(CodeFlow.introspect(auth, tokens.get("access_token"))).containsEntry("sub", "bob");
        }

        @Test
        void it_does_for_a_silent_request_while_its_user_is_signed_in() {
            String bob = idToken(auth, "bob");

            assertThat(error(app.authorize("prompt", "none", "id_token_hint", bob)))
                    .isEqualTo("none");
            assertThat(error(app.authorize("prompt", "none"))).isEqualTo("login_required");
        }

        @Test
        void it_does_when_it_has_expired() {
            String bob = idToken(auth, "bob");
            auth.clock().advance(Duration.ofDays(1));

            assertThat(error(app.authorize("id_token_hint", bob))).isEqualTo("none");
        }

        @Test
        void it_can_be_pushed() {
            String alice = idToken(auth, "alice");
            Params question = app.question().with("id_token_hint", alice, "login_hint", "bob");

            HttpResponse<String> pushed = Web.form(auth.url(PUSHED_AUTHORIZATION), question);

            String reference = String.valueOf(Web.json(pushed).get("request_uri"));
            assertThat(error(app.authorize(Params.of("client_id", app.client().id(), "request_uri", reference))))
                    .isEqualTo("login_required");
        }

        @ParameterizedTest(name = "{0}: {1} {2} -> {3}")
        @CsvSource(delimiter = '|', textBlock = """
                OpenID Connect Core §3.1.2.1 | alice    | bob  | login_required
                OpenID Connect Core §3.1.2.1 | removed  |      | login_required
                OpenID Connect Core §3.1.2.2 | foreign  |      | invalid_request
                OpenID Connect Core §3.1.2.2 | access   |      | invalid_request
                OpenID Connect Core §3.1.2.2 | strange  |      | invalid_request
                OpenID Connect Core §3.1.2.2 | unsigned |      | invalid_request
                OpenID Connect Core §3.1.2.2 | nonsense |      | invalid_request
                """)
        void another_is_refused_by_redirect(String clause, String hint, String loginHint, String expected) {
            HttpResponse<String> answer = app.authorize(
                    "id_token_hint", hint(hint), "login_hint", loginHint == null ? "" : loginHint, "prompt", "");

            assertThat(error(answer)).as(clause).isEqualTo(expected);
            assertThat(Web.redirected(answer)).containsEntry("state", "xyz");
        }

        private String hint(String kind) {
            return switch (kind) {
                case "removed" -> {
                    String bob = idToken(auth, "bob");
                    auth.users().remove("bob");
                    yield bob;
                }
                case "foreign" -> {
                    try (AuthorizationServer other = AuthorizationServer.start()) {
                        yield idToken(other, "alice");
                    }
                }
                case "strange" ->
                    auth.token()
                            .with(Defect.ID_TOKEN, Defect.WRONG_ISSUER)
                            .mint()
                            .value();
                case "access" -> auth.token().mint().value();
                case "unsigned" ->
                    auth.token().with(Defect.ID_TOKEN, Defect.UNSIGNED).mint().value();
                case "nonsense" -> "nonsense";
                default -> idToken(auth, kind);
            };
        }
    }

    @Nested
    class WhereUsersSignInOnAPage {

        private final AuthorizationServer auth = AuthorizationServer.builder()
                .login(Login.page())
                .consent(Consent.automatic())
                .start();
        private final CodeFlow app =
                CodeFlow.with(auth, auth.clients().register(Client.publicClient("app", CodeFlow.CALLBACK)));
        private final Browser browser = new Browser();

        @AfterEach
        void close() {
            auth.close();
        }

        private HttpResponse<String> begin(String... changes) {
            return browser.visit(auth.url(AUTHORIZATION), app.question().with(changes));
        }

        private String signedInAs(String user) {
            HttpResponse<String> done = browser.submit(begin("scope", "openid"), "username", user);
            String code = String.valueOf(Web.redirected(done).get("code"));
            return String.valueOf(CodeFlow.success(app.redeem(code)).get("id_token"));
        }

        @Test
        void whoever_is_signed_in_already_is_not_asked() {
            String alice = signedInAs("alice");

            assertThat(error(begin("id_token_hint", alice, "prompt", "none"))).isEqualTo("none");
        }

        @Test
        void whoever_is_not_signed_in_any_more_has_to_be_asked() {
            String alice = signedInAs("alice");
            auth.clock().advance(Duration.ofHours(9));

            assertThat(error(begin("id_token_hint", alice, "prompt", "none"))).isEqualTo("login_required");
            HttpResponse<String> page = begin("id_token_hint", alice);
            assertThat(page.body()).contains("value=\"alice\"");
            assertThat(error(browser.submit(page))).isEqualTo("none");
        }

        @Test
        void another_user_is_asked_to_sign_in_as_the_right_one() {
            String alice = signedInAs("alice");
            signedInAsAnother("bob");

            assertThat(error(begin("id_token_hint", alice, "prompt", "none"))).isEqualTo("login_required");
            HttpResponse<String> page = begin("id_token_hint", alice);
            assertThat(page.body()).contains("<h1>Sign in</h1>");
            assertThat(error(browser.submit(page, "username", "bob")))
                    .as("OpenID Connect Core §3.1.2.1")
                    .isEqualTo("login_required");
        }

        private void signedInAsAnother(String user) {
            browser.submit(begin("prompt", "login"), "username", user);
        }

        @Test
        void the_wrong_one_is_not_asked_for_consent_either() {
            String alice = signedInAs("alice");
            auth.users().answerConsent(Consent.asked());

            HttpResponse<String> page = begin("id_token_hint", alice, "prompt", "login");

            assertThat(error(browser.submit(page, "username", "bob"))).isEqualTo("login_required");
        }
    }
}
