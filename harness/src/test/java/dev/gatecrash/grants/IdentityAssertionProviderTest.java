package dev.gatecrash.grants;

import static dev.gatecrash.grants.Caller.NOTES;
import static dev.gatecrash.grants.Enterprise.EXCHANGE;
import static dev.gatecrash.grants.Enterprise.ID_JAG;
import static dev.gatecrash.grants.Enterprise.ID_TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSObject;
import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.user.Consent;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The enterprise's side: who gets an identity assertion, and for what (draft-ietf-oauth-identity-assertion-authz-grant). */
class IdentityAssertionProviderTest {

    private final Enterprise enterprise = new Enterprise();
    private final AuthorizationServer idp = enterprise.idp();
    private final AuthorizationServer auth = enterprise.auth();

    @AfterEach
    void close() {
        enterprise.close();
    }

    @Test
    void the_provider_answers_with_the_assertion_that_the_draft_describes() throws Exception {
        Answer answer = enterprise.assertion();

        assertThat(answer.json())
                .containsEntry("issued_token_type", ID_JAG)
                .containsEntry("token_type", "N_A")
                .containsEntry("expires_in", 300L)
                .doesNotContainKey("refresh_token");
        JWSObject jag = JWSObject.parse(answer.text("access_token"));
        assertThat(jag.getHeader().getType().getType()).isEqualTo("oauth-id-jag+jwt");
        assertThat(jag.getPayload().toJSONObject())
                .containsEntry("iss", idp.issuer().toString())
                .containsEntry("sub", "alice")
                .containsEntry("aud", auth.issuer().toString())
                .containsEntry("client_id", "app")
                .containsEntry("resource", NOTES.toString())
                .containsEntry("scope", "notes:read notes:write")
                .containsEntry("email", "alice@example.com")
                .containsKeys("jti", "exp", "iat", "auth_time");
    }

    @Test
    void the_provider_takes_a_refresh_token_too() {
        String refreshToken = enterprise.atIdp().tokens().text("refresh_token");

        Answer answer = enterprise.assertion(
                "subject_token", refreshToken, "subject_token_type", "urn:ietf:params:oauth:token-type:refresh_token");

        assertThat(enterprise.present(answer.text("access_token")).status()).isEqualTo(200);
    }

    @Test
    void the_provider_lets_the_policy_decide() {
        idp.users().answerConsent(Consent.automatic());
        String idToken = enterprise.atIdp().tokens("scope", "openid").text("id_token");

        idp.users().answerConsent(Consent.onlyScopes("notes:read"));
        assertThat(assertionWith(idToken).text("scope")).isEqualTo("notes:read");
        idp.users().answerConsent(Consent.denied());
        assertThat(assertionWith(idToken).refusal()).isEqualTo("400 access_denied");
    }

    private Answer assertionWith(String idToken) {
        return enterprise
                .atIdp()
                .token(
                        "grant_type",
                        EXCHANGE,
                        "requested_token_type",
                        ID_JAG,
                        "audience",
                        auth.issuer().toString(),
                        "scope",
                        "notes:read notes:write",
                        "subject_token",
                        idToken,
                        "subject_token_type",
                        ID_TOKEN);
    }

    @Test
    void the_provider_refuses_an_id_token_of_another_client() {
        String idToken =
                Caller.confidential(idp, "other").tokens("scope", "openid").text("id_token");

        assertThat(enterprise.assertion("subject_token", idToken).refusal()).isEqualTo("400 invalid_grant");
    }

    @Test
    void the_provider_refuses_an_expired_id_token() {
        String idToken = enterprise.atIdp().tokens("scope", "openid").text("id_token");
        idp.clock().advance(Duration.ofMinutes(10));

        assertThat(assertionWith(idToken).refusal()).isEqualTo("400 invalid_request");
    }

    @ParameterizedTest(name = "{0}: {1} -> {2}")
    @CsvSource(delimiter = '|', textBlock = """
            ID-JAG §4.3      | audience=                                                         | 400 invalid_request
            ID-JAG §4.3      | audience=https://a.example audience=https://b.example             | 400 invalid_request
            ID-JAG §4.3      | audience=name                                                     | 400 invalid_target
            ID-JAG §4.3      | subject_token_type=urn:ietf:params:oauth:token-type:access_token  | 400 invalid_request
            ID-JAG §4.3      | subject_token_type=urn:ietf:params:oauth:token-type:saml2         | 400 invalid_request
            ID-JAG §4.3      | actor_token=x actor_token_type=urn:ietf:params:oauth:token-type:jwt | 400 invalid_request
            ID-JAG §4.3      | subject_token=nonsense                                            | 400 invalid_request
            RFC 8707 §2      | resource=relative                                                 | 400 invalid_target
            """)
    void the_provider_refuses_a_request_that_is_not_in_order(String clause, String changes, String expected) {
        assertThat(enterprise.assertion(Caller.cell(changes)).refusal())
                .as(clause)
                .isEqualTo(expected);
    }
}
