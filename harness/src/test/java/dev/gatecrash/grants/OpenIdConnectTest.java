package dev.gatecrash.grants;

import static dev.gatecrash.http.Endpoint.END_SESSION;
import static dev.gatecrash.http.Endpoint.METADATA;
import static dev.gatecrash.http.Endpoint.OPENID_CONFIGURATION;
import static dev.gatecrash.http.Endpoint.USER_INFO;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.user.Consent;
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

    private final AuthorizationServer auth = AuthorizationServer.start();
    private final Caller app = Caller.open(auth);

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

    @Test
    void discovery_names_it_all() {
        assertThat(Caller.get(auth.url(OPENID_CONFIGURATION)).json())
                .containsEntry("userinfo_endpoint", auth.url(USER_INFO).toString())
                .containsEntry("end_session_endpoint", auth.url(END_SESSION).toString())
                .containsEntry("request_uri_parameter_supported", false)
                .containsEntry("prompt_values_supported", List.of("none", "login", "consent", "select_account"));
    }
}
