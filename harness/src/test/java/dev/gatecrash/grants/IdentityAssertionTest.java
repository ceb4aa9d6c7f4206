package dev.gatecrash.grants;

import static dev.gatecrash.grants.Caller.NOTES;
import static dev.gatecrash.http.Endpoint.JWKS;
import static dev.gatecrash.http.Endpoint.METADATA;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSObject;
import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.token.Defect;
import dev.gatecrash.token.TokenBuilder;
import dev.gatecrash.user.Consent;
import dev.gatecrash.user.User;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Enterprise-managed authorization in two issuers: the enterprise's identity provider, and the MCP server's own. */
class IdentityAssertionTest {

    private static final String EXCHANGE = "urn:ietf:params:oauth:grant-type:token-exchange";
    private static final String JWT_BEARER = "urn:ietf:params:oauth:grant-type:jwt-bearer";
    private static final String ID_JAG = "urn:ietf:params:oauth:token-type:id-jag";
    private static final String ID_TOKEN = "urn:ietf:params:oauth:token-type:id_token";

    private final AuthorizationServer idp = AuthorizationServer.builder()
            .user(User.named("alice").withClaim("email", "alice@example.com"))
            .start();
    private final AuthorizationServer auth =
            AuthorizationServer.builder().trustIssuer(idp).start();
    private final Caller atIdp = Caller.confidential(idp, "app", EXCHANGE);
    private final Caller atAuth = Caller.confidential(auth, "app", JWT_BEARER);

    @AfterEach
    void close() {
        auth.close();
        idp.close();
    }

    private Answer assertion(String... changes) {
        String[] good = {
            "grant_type",
            EXCHANGE,
            "requested_token_type",
            ID_JAG,
            "audience",
            auth.issuer().toString(),
            "resource",
            NOTES.toString(),
            "scope",
            "notes:read notes:write",
            "subject_token",
            atIdp.tokens("scope", "openid").text("id_token"),
            "subject_token_type",
            ID_TOKEN
        };
        return atIdp.token(Caller.change(good, changes));
    }

    private Answer present(String assertion, String... more) {
        return atAuth.token(Caller.change(new String[] {"grant_type", JWT_BEARER, "assertion", assertion}, more));
    }

    /** An assertion that this test makes itself, good but for what is done to it. */
    private TokenBuilder forged() {
        return idp.token()
                .header("typ", "oauth-id-jag+jwt")
                .audience(auth.issuer())
                .client("app")
                .scope("notes:read")
                .claim("resource", NOTES.toString());
    }

    @Test
    void a_user_of_the_enterprise_gets_an_access_token_for_the_mcp_server() {
        Answer tokens = present(assertion().text("access_token"));

        assertThat(tokens.json())
                .containsEntry("token_type", "Bearer")
                .containsEntry("scope", "notes:read notes:write")
                .doesNotContainKeys("refresh_token", "id_token", "issued_token_type");
        assertThat(Caller.introspect(auth, tokens.text("access_token")))
                .containsEntry("sub", "alice")
                .containsEntry("client_id", "app")
                .containsEntry("aud", NOTES.toString())
                .containsEntry("scope", "notes:read notes:write");
    }

    @Test
    void a_client_may_have_another_id_at_the_mcp_server_s_issuer() {
        Caller atAuth = Caller.confidential(auth, "app-at-auth", JWT_BEARER);
        idp.clients().register(atIdp.client().withIdAt(auth.issuer(), "app-at-auth"));

        Answer tokens =
                atAuth.token("grant_type", JWT_BEARER, "assertion", assertion().text("access_token"));

        assertThat(Caller.introspect(auth, tokens.text("access_token"))).containsEntry("client_id", "app-at-auth");
    }

    @Test
    void scopes_that_the_mcp_server_s_issuer_does_not_offer_are_left_out() {
        try (AuthorizationServer choosy = AuthorizationServer.builder()
                .scopes("notes:read")
                .trustIssuer(idp)
                .start()) {
            Caller client = Caller.confidential(choosy, "app", JWT_BEARER);
            String assertion = forged().audience(choosy.issuer())
                    .scope("notes:read", "notes:write", "openid")
                    .mint()
                    .value();

            assertThat(client.token("grant_type", JWT_BEARER, "assertion", assertion)
                            .text("scope"))
                    .isEqualTo("notes:read openid");
        }
    }

    @Test
    void keys_may_be_read_from_the_provider_s_jwks() {
        try (AuthorizationServer remote = AuthorizationServer.builder()
                .trustIssuer(idp.issuer(), idp.url(JWKS))
                .start()) {
            Caller client = Caller.confidential(remote, "app", JWT_BEARER);
            idp.keys().rotate();
            String assertion = forged().audience(remote.issuer()).mint().value();

            assertThat(client.token("grant_type", JWT_BEARER, "assertion", assertion)
                            .status())
                    .isEqualTo(200);
            String foreign = forged().audience(remote.issuer())
                    .with(Defect.UNKNOWN_KEY_ID)
                    .mint()
                    .value();
            assertThat(client.token("grant_type", JWT_BEARER, "assertion", foreign)
                            .refusal())
                    .isEqualTo("400 invalid_grant");
        }
    }

    @Test
    void both_sides_say_so_in_their_metadata() {
        assertThat(Caller.get(idp.url(METADATA)).json())
                .containsEntry("identity_chaining_requested_token_types_supported", List.of(ID_JAG))
                .doesNotContainKey("authorization_grant_profiles_supported");
        assertThat(Caller.get(auth.url(METADATA)).json())
                .containsEntry(
                        "authorization_grant_profiles_supported",
                        List.of("urn:ietf:params:oauth:grant-profile:id-jag"));
    }

    @Nested
    class TheProvider {

        @Test
        void answers_with_the_assertion_that_the_draft_describes() throws Exception {
            Answer answer = assertion();

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
        void takes_a_refresh_token_too() {
            String refreshToken = atIdp.tokens().text("refresh_token");

            Answer answer = assertion(
                    "subject_token",
                    refreshToken,
                    "subject_token_type",
                    "urn:ietf:params:oauth:token-type:refresh_token");

            assertThat(present(answer.text("access_token")).status()).isEqualTo(200);
        }

        @Test
        void lets_the_policy_decide() {
            idp.users().answerConsent(Consent.automatic());
            String idToken = atIdp.tokens("scope", "openid").text("id_token");

            idp.users().answerConsent(Consent.onlyScopes("notes:read"));
            assertThat(assertionWith(idToken).text("scope")).isEqualTo("notes:read");
            idp.users().answerConsent(Consent.denied());
            assertThat(assertionWith(idToken).refusal()).isEqualTo("400 access_denied");
        }

        private Answer assertionWith(String idToken) {
            return atIdp.token(
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
        void refuses_an_id_token_of_another_client() {
            String idToken =
                    Caller.confidential(idp, "other").tokens("scope", "openid").text("id_token");

            assertThat(assertion("subject_token", idToken).refusal()).isEqualTo("400 invalid_grant");
        }

        @Test
        void refuses_an_expired_id_token() {
            String idToken = atIdp.tokens("scope", "openid").text("id_token");
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
        void refuses_a_request_that_is_not_in_order(String clause, String changes, String expected) {
            assertThat(assertion(Caller.cell(changes)).refusal()).as(clause).isEqualTo(expected);
        }
    }

    @Nested
    class TheMcpServersAuthorizationServer {

        @Test
        void gives_what_is_both_asserted_and_asked_for() {
            String assertion =
                    forged().scope("notes:read", "notes:write").mint().value();

            assertThat(present(assertion, "scope", "notes:write admin").text("scope"))
                    .isEqualTo("notes:write");
            assertThat(present(assertion, "scope", "admin").refusal()).isEqualTo("400 invalid_scope");
        }

        @Test
        void takes_the_same_assertion_again_while_it_is_good() {
            String assertion = forged().mint().value();

            assertThat(present(assertion).status()).isEqualTo(200);
            assertThat(present(assertion).status()).isEqualTo(200);
        }

        @Test
        void stays_within_the_asserted_resource() {
            assertThat(present(forged().mint().value(), "resource", "https://other.example/")
                            .refusal())
                    .isEqualTo("400 invalid_target");
        }

        @ParameterizedTest
        @EnumSource(
                value = Defect.class,
                names = {
                    "EXPIRED",
                    "NOT_YET_VALID",
                    "WRONG_AUDIENCE",
                    "NO_AUDIENCE",
                    "WRONG_ISSUER",
                    "UNSIGNED",
                    "ALTERED_PAYLOAD",
                    "UNPUBLISHED_KEY",
                    "UNKNOWN_KEY_ID",
                    "HMAC_WITH_PUBLIC_KEY",
                    "ID_TOKEN"
                })
        void refuses_a_forged_assertion(Defect defect) {
            assertThat(present(forged().with(defect).mint().value()).refusal())
                    .as(defect.clause())
                    .isEqualTo("400 invalid_grant");
        }

        @Test
        void refuses_what_breaks_the_draft() {
            assertInvalid(forged().header("typ", "JWT"), "ID-JAG §4.4.1, typ");
            assertInvalid(forged().client("other"), "ID-JAG §4.4.1, client_id");
            assertInvalid(forged().without("client_id"), "ID-JAG §3.1, client_id");
            assertInvalid(forged().audience(auth.issuer(), URI.create("https://b.example")), "ID-JAG §4.4.1, one aud");
            assertInvalid(forged().without("sub"), "RFC 7523 §3, sub");
            assertInvalid(forged().without("exp"), "RFC 7523 §3, exp");
            assertInvalid(forged().without("jti"), "ID-JAG §3.1, jti");
            assertInvalid(forged().without("iss"), "RFC 7523 §3, iss");
            assertInvalid(
                    auth.token()
                            .header("typ", "oauth-id-jag+jwt")
                            .audience(auth.issuer())
                            .client("app"),
                    "ID-JAG §8.3, its own");
        }

        private void assertInvalid(TokenBuilder assertion, String clause) {
            assertThat(present(assertion.mint().value()).refusal()).as(clause).isEqualTo("400 invalid_grant");
        }

        @ParameterizedTest(name = "{0}: {1} -> {2}")
        @CsvSource(delimiter = '|', textBlock = """
                RFC 7521 §4.1  | assertion=               | 400 invalid_request
                RFC 7523 §3.1  | assertion=nonsense       | 400 invalid_grant
                RFC 7523 §3.1  | assertion=a.b.c          | 400 invalid_grant
                RFC 7515 §4    | assertion=bnVsbA.e30.c2ln | 400 invalid_grant
                RFC 6749 §3.2  | assertion=a assertion=b  | 400 invalid_request
                """)
        void refuses_a_request_that_is_not_in_order(String clause, String changes, String expected) {
            assertThat(present("x", Caller.cell(changes)).refusal()).as(clause).isEqualTo(expected);
        }

        @Test
        void wants_the_client_to_authenticate() {
            Answer answer = Caller.send(
                    auth.url(dev.gatecrash.http.Endpoint.TOKEN),
                    Map.of(),
                    Caller.pairs(
                            "grant_type",
                            JWT_BEARER,
                            "assertion",
                            forged().mint().value()));

            assertThat(answer.refusal()).isEqualTo("401 invalid_client");
        }

        @Test
        void without_trust_in_anybody_does_not_know_the_grant() {
            Answer answer = atIdp.token(
                    "grant_type", JWT_BEARER, "assertion", forged().mint().value());

            assertThat(answer.refusal()).isEqualTo("400 unsupported_grant_type");
        }
    }
}
