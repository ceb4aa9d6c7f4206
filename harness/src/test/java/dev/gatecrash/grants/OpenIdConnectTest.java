package dev.gatecrash.grants;

import static dev.gatecrash.grants.Caller.CALLBACK;
import static dev.gatecrash.http.Endpoint.END_SESSION;
import static dev.gatecrash.http.Endpoint.METADATA;
import static dev.gatecrash.http.Endpoint.OPENID_CONFIGURATION;
import static dev.gatecrash.http.Endpoint.USER_INFO;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import com.nimbusds.openid.connect.sdk.LogoutRequest;
import com.nimbusds.openid.connect.sdk.UserInfoRequest;
import com.nimbusds.openid.connect.sdk.UserInfoResponse;
import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.client.Client;
import dev.gatecrash.token.Defect;
import dev.gatecrash.token.TokenBuilder;
import dev.gatecrash.user.Consent;
import dev.gatecrash.user.User;
import java.net.URI;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenIdConnectTest {

    private static final URI GOODBYE = URI.create("https://client.example/goodbye");

    private final AuthorizationServer auth = AuthorizationServer.builder()
            .user(User.named("alice")
                    .withClaim("name", "Alice")
                    .withClaim("email", "alice@example.com")
                    .withClaim("team", "blue"))
            .start();
    private final Caller app = Caller.of(
            auth,
            Client.publicClient("app", CALLBACK)
                    .withMetadata("post_logout_redirect_uris", List.of(GOODBYE.toString())));

    @BeforeEach
    void stop_the_clock() {
        auth.clock().freeze();
    }

    @AfterEach
    void close() {
        auth.close();
    }

    private JWTClaimsSet idToken(String... changes) {
        try {
            return SignedJWT.parse(app.tokens(Caller.change(new String[] {"scope", "openid"}, changes))
                            .text("id_token"))
                    .getJWTClaimsSet();
        } catch (ParseException e) {
            throw new AssertionError(e);
        }
    }

    private long now() {
        return auth.clock().instant().getEpochSecond();
    }

    @Nested
    class UserInfo {

        private Answer ask(TokenBuilder token) {
            return Caller.get(auth.url(USER_INFO), "Authorization", "Bearer " + token.mint());
        }

        @Test
        void tells_the_sdk_s_client_what_the_scopes_allow() throws Exception {
            String token = app.tokens("scope", "openid email").text("access_token");

            var claims = UserInfoResponse.parse(new UserInfoRequest(auth.url(USER_INFO), new BearerAccessToken(token))
                            .toHTTPRequest()
                            .send())
                    .toSuccessResponse()
                    .getUserInfo();

            assertThat(claims.toJSONObject())
                    .isEqualTo(Map.of("sub", "alice", "email", "alice@example.com", "team", "blue"));
        }

        @Test
        void refuses_what_is_not_its_own_to_answer() {
            TokenBuilder token = auth.token().scope("openid");

            assertThat(ask(token).status()).isEqualTo(200);
            assertChallenge(ask(auth.token().scope("notes")), 403, "insufficient_scope", "RFC 6750 §3.1");
            assertChallenge(ask(token.with(Defect.EXPIRED)), 401, "invalid_token", "RFC 6750 §3.1");
            assertChallenge(ask(token.with(Defect.UNSIGNED)), 401, "invalid_token", "RFC 6750 §3.1");
            assertChallenge(ask(token.with(Defect.ID_TOKEN)), 401, "invalid_token", "RFC 8725 §3.12");
            assertChallenge(ask(token.subject("nobody")), 401, "invalid_token", "RFC 6750 §3.1");
            assertChallenge(
                    Caller.get(auth.url(USER_INFO), "Authorization", "Basic YTpi"), 400, "invalid_request", "§3.1");
        }

        private void assertChallenge(Answer answer, int status, String error, String clause) {
            assertThat(answer.status()).as(clause).isEqualTo(status);
            assertThat(answer.header("WWW-Authenticate"))
                    .as(clause)
                    .startsWith("Bearer")
                    .contains("error=\"" + error + "\"");
        }

        @Test
        void tells_no_error_to_one_without_credentials() {
            Answer answer = Caller.get(auth.url(USER_INFO));

            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer").doesNotContain("error");
        }
    }

    @Nested
    class SigningIn {

        @Test
        void lasts_until_it_is_asked_for_again() throws Exception {
            long first = now();
            assertThat(idToken().getLongClaim("auth_time")).isEqualTo(first);
            auth.clock().advance(Duration.ofMinutes(2));

            assertThat(idToken().getLongClaim("auth_time")).isEqualTo(first);
            assertThat(idToken("max_age", "600").getLongClaim("auth_time")).isEqualTo(first);
            assertThat(idToken("max_age", "60").getLongClaim("auth_time")).isEqualTo(first + 120);
            auth.clock().advance(Duration.ofMinutes(2));
            assertThat(idToken("prompt", "login").getLongClaim("auth_time")).isEqualTo(first + 240);
        }

        @Test
        void is_not_possible_without_a_prompt() {
            assertThat(app.authorize("prompt", "none").redirected("error")).isEqualTo("login_required");
            app.authorize();

            assertThat(app.authorize("prompt", "none").redirected("code")).isNotEqualTo("nothing");
            auth.clock().advance(Duration.ofMinutes(2));
            assertThat(app.authorize("prompt", "none", "max_age", "60").redirected("error"))
                    .isEqualTo("login_required");
        }

        @Test
        void without_a_prompt_does_not_ask_for_consent() {
            app.authorize();
            auth.users().answerConsent(Consent.denied());

            assertThat(app.authorize("prompt", "none").redirected("error")).isEqualTo("consent_required");
            assertThat(app.authorize().redirected("error")).isEqualTo("access_denied");
        }

        @Test
        void repeats_the_nonce() throws Exception {
            assertThat(idToken("nonce", "n-1").getStringClaim("nonce")).isEqualTo("n-1");
        }

        @ParameterizedTest(name = "{0}: {1} -> {2}")
        @CsvSource(delimiter = '|', textBlock = """
                OpenID Connect Core §3.1.2.1 | prompt=none+login   | invalid_request
                OpenID Connect Core §3.1.2.6 | prompt=dance        | invalid_request
                OpenID Connect Core §3.1.2.1 | max_age=-1          | invalid_request
                OpenID Connect Core §3.1.2.1 | max_age=soon        | invalid_request
                OpenID Connect Core §3.1.2.6 | request=e30.e30.    | request_not_supported
                RFC 6749 §4.1.2.1            | login_hint=nobody   | access_denied
                RFC 6749 §3.1                | prompt=login prompt=consent | invalid_request
                """)
        void with_parameters_out_of_order_is_refused_by_redirect(String clause, String changes, String expected) {
            Answer answer = app.authorize(Caller.cell(changes));

            assertThat(answer.redirected("error")).as(clause).isEqualTo(expected);
            assertThat(answer.redirected("state")).isEqualTo("xyz");
            assertThat(answer.redirected("iss")).isEqualTo(auth.issuer().toString());
        }
    }

    @Nested
    class StepUp {

        @Test
        void is_seen_by_the_resource_server() {
            Map<String, Object> token = Caller.introspect(
                    auth,
                    app.tokens("acr_values", "urn:mfa urn:pwd", "max_age", "60").text("access_token"));

            assertThat(token).containsEntry("acr", "urn:mfa").containsEntry("auth_time", now());
        }

        @Test
        void is_in_the_id_token() throws Exception {
            assertThat(idToken("acr_values", "urn:mfa").getStringClaim("acr")).isEqualTo("urn:mfa");
        }

        @Test
        void is_not_shown_where_nobody_asked() {
            assertThat(Caller.introspect(auth, app.tokens().text("access_token")))
                    .doesNotContainKeys("acr", "auth_time");
        }

        @Test
        void reaches_only_what_the_issuer_offers() {
            try (AuthorizationServer weak =
                    AuthorizationServer.builder().acrValues("urn:pwd").start()) {
                Caller client = Caller.open(weak);

                assertThat(client.authorize("acr_values", "urn:mfa").redirected("error"))
                        .as("RFC 9470 §5")
                        .isEqualTo("unmet_authentication_requirements");
                assertThat(client.authorize("acr_values", "urn:mfa urn:pwd").redirected("code"))
                        .isNotEqualTo("nothing");
                assertThat(Caller.get(weak.url(METADATA)).json())
                        .containsEntry("acr_values_supported", List.of("urn:pwd"));
            }
        }
    }

    @Nested
    class SigningOut {

        private final String idToken = app.tokens("scope", "openid").text("id_token");

        private Answer leave(String... parameters) {
            return Caller.send(auth.url(END_SESSION), Map.of(), Caller.pairs(parameters));
        }

        @Test
        void by_the_sdk_s_client_leads_back_and_ends_the_session() throws Exception {
            URI url = new LogoutRequest(auth.url(END_SESSION), SignedJWT.parse(idToken), GOODBYE, new State("bye"))
                    .toURI();

            Answer answer = Caller.get(url);

            assertThat(answer.header("Location")).isEqualTo(GOODBYE + "?state=bye");
            assertThat(app.authorize("prompt", "none").redirected("error")).isEqualTo("login_required");
        }

        @Test
        void takes_an_expired_id_token() {
            auth.clock().advance(Duration.ofDays(1));

            assertThat(leave("id_token_hint", idToken, "post_logout_redirect_uri", GOODBYE.toString())
                            .status())
                    .isEqualTo(302);
        }

        @Test
        void without_a_place_to_go_shows_a_page() {
            assertThat(leave("id_token_hint", idToken).status()).isEqualTo(200);
        }

        @Test
        void is_refused_without_redirect_where_something_is_wrong() {
            assertRefused(leave("id_token_hint", idToken, "post_logout_redirect_uri", "https://evil.example/"), "§3");
            assertRefused(leave("id_token_hint", idToken, "post_logout_redirect_uri", CALLBACK.toString()), "§3");
            assertRefused(leave("post_logout_redirect_uri", GOODBYE.toString()), "§3, no hint");
            assertRefused(leave("id_token_hint", "nonsense"), "§2");
            assertRefused(leave("id_token_hint", auth.token().mint().value()), "§2, no ID token");
            assertRefused(leave("id_token_hint", idToken, "client_id", "other"), "§2, client_id");
        }

        private void assertRefused(Answer answer, String clause) {
            assertThat(answer.refusal()).as("RP-Initiated Logout " + clause).isEqualTo("400 invalid_request");
            assertThat(answer.redirect()).isEmpty();
        }
    }

    @Nested
    class AuthorizationDetails {

        private static final String PAYMENT = "[{\"type\":\"payment\",\"amount\":5},{\"type\":\"account\"}]";

        @Test
        void are_carried_through_to_answer_and_token() {
            Answer tokens = app.tokens("authorization_details", PAYMENT);

            assertThat(tokens.json().get("authorization_details"))
                    .isEqualTo(
                            Caller.introspect(auth, tokens.text("access_token")).get("authorization_details"))
                    .asString()
                    .contains("payment", "account");
        }

        @Test
        void can_be_narrowed_at_the_token_endpoint() {
            String code = app.authorize("authorization_details", PAYMENT).redirected("code");

            assertThat(app.redeem(code, "authorization_details", "[{\"type\":\"other\"}]")
                            .refusal())
                    .as("RFC 9396 §6")
                    .isEqualTo("400 invalid_authorization_details");
            assertThat(app.redeem(code, "authorization_details", "[{\"type\":\"account\"}]")
                            .json()
                            .get("authorization_details"))
                    .isEqualTo(List.of(Map.of("type", "account")));
        }

        @Test
        void of_a_type_that_is_not_offered_are_refused() {
            try (AuthorizationServer strict = AuthorizationServer.builder()
                    .authorizationDetailsTypes("payment")
                    .start()) {
                Caller client = Caller.open(strict);

                assertThat(client.authorize("authorization_details", PAYMENT).redirected("error"))
                        .as("RFC 9396 §5")
                        .isEqualTo("invalid_authorization_details");
                assertThat(Caller.get(strict.url(METADATA)).json())
                        .containsEntry("authorization_details_types_supported", List.of("payment"));
            }
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                nonsense
                {"type":"payment"}
                [1]
                [{"amount":5}]
                """)
        void that_are_malformed_are_refused(String details) {
            assertThat(app.authorize("authorization_details", details).redirected("error"))
                    .as("RFC 9396 §5")
                    .isEqualTo("invalid_authorization_details");
        }
    }

    @Test
    void discovery_names_it_all() {
        assertThat(Caller.get(auth.url(OPENID_CONFIGURATION)).json())
                .containsEntry("userinfo_endpoint", auth.url(USER_INFO).toString())
                .containsEntry("end_session_endpoint", auth.url(END_SESSION).toString())
                .containsEntry("request_uri_parameter_supported", false)
                .containsEntry("prompt_values_supported", List.of("none", "login", "consent", "select_account"));
    }
}
