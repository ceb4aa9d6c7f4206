package dev.gatecrash.grants;

import static dev.gatecrash.grants.Caller.NOTES;
import static dev.gatecrash.http.Endpoint.METADATA;
import static dev.gatecrash.http.Endpoint.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.token.TokenTypeURI;
import com.nimbusds.oauth2.sdk.token.TypelessAccessToken;
import com.nimbusds.oauth2.sdk.tokenexchange.TokenExchangeGrant;
import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.token.Defect;
import dev.gatecrash.token.TokenBuilder;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenExchangeTest {

    private static final String EXCHANGE = "urn:ietf:params:oauth:grant-type:token-exchange";
    private static final String ACCESS_TOKEN = "urn:ietf:params:oauth:token-type:access_token";
    private static final String ID_TOKEN = "urn:ietf:params:oauth:token-type:id_token";
    private static final URI BACKEND = URI.create("https://backend.example/api");

    private final AuthorizationServer auth = AuthorizationServer.start();
    private final Caller gateway = Caller.confidential(auth, "gateway", EXCHANGE);
    private final TokenBuilder ofAlice =
            auth.token().audience(NOTES).scope("notes:read", "notes:write").client("app");

    @AfterEach
    void close() {
        auth.close();
    }

    private Answer exchange(String... more) {
        String[] good = {
            "grant_type", EXCHANGE,
            "subject_token", ofAlice.mint().value(),
            "subject_token_type", ACCESS_TOKEN
        };
        return gateway.token(Caller.change(good, more));
    }

    private Map<String, Object> exchanged(String... more) {
        Answer answer = exchange(more);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return Caller.introspect(auth, answer.text("access_token"));
    }

    @Test
    void the_sdk_s_client_gets_a_token_of_narrower_use() throws Exception {
        TokenRequest request = new TokenRequest.Builder(
                        auth.url(TOKEN),
                        new ClientSecretBasic(new ClientID("gateway"), new Secret("s3cret")),
                        new TokenExchangeGrant(
                                new TypelessAccessToken(ofAlice.mint().value()), TokenTypeURI.ACCESS_TOKEN))
                .scope(new Scope("notes:read"))
                .resource(BACKEND)
                .build();

        var tokens = TokenResponse.parse(request.toHTTPRequest().send())
                .toSuccessResponse()
                .getTokens();

        assertThat(tokens.getAccessToken().getIssuedTokenType()).isEqualTo(TokenTypeURI.ACCESS_TOKEN);
        assertThat(tokens.getRefreshToken()).isNull();
        assertThat(Caller.introspect(auth, tokens.getAccessToken()))
                .containsEntry("sub", "alice")
                .containsEntry("client_id", "gateway")
                .containsEntry("scope", "notes:read")
                .containsEntry("aud", BACKEND.toString())
                .doesNotContainKey("act");
    }

    @Test
    void the_answer_says_what_was_issued() {
        Answer answer = exchange();

        assertThat(answer.json())
                .containsEntry("issued_token_type", ACCESS_TOKEN)
                .containsEntry("token_type", "Bearer")
                .containsEntry("scope", "notes:read notes:write");
        assertThat(answer.header("Cache-Control")).contains("no-store");
    }

    @Test
    void without_a_target_the_audience_stays() {
        assertThat(exchanged()).containsEntry("aud", NOTES.toString());
    }

    @Test
    void audiences_and_resources_are_all_targets() {
        assertThat(exchanged("resource", BACKEND.toString(), "audience", "billing", "audience", "mail"))
                .containsEntry("aud", List.of(BACKEND.toString(), "billing", "mail"));
    }

    @Test
    void an_actor_is_named_in_act_and_those_before_within() {
        String first = auth.token().subject("agent-1").mint().value();
        String second = auth.token().subject("agent-2").mint().value();

        Answer once = exchange("actor_token", first, "actor_token_type", ACCESS_TOKEN);
        Map<String, Object> twice = exchanged(
                "subject_token", once.text("access_token"), "actor_token", second, "actor_token_type", ACCESS_TOKEN);

        assertThat(twice)
                .containsEntry("sub", "alice")
                .containsEntry("act", Map.of("sub", "agent-2", "act", Map.of("sub", "agent-1")));
    }

    @Test
    void an_id_token_of_the_client_will_do() {
        String idToken = gateway.tokens("scope", "openid").text("id_token");

        assertThat(exchanged("subject_token", idToken, "subject_token_type", ID_TOKEN, "scope", "notes:read"))
                .containsEntry("sub", "alice")
                .containsEntry("scope", "notes:read");
    }

    @Test
    void what_was_exchanged_ends_with_the_authorization_it_came_from() {
        Answer tokens = Caller.open(auth).tokens();
        Answer answer = exchange("subject_token", tokens.text("access_token"));

        auth.revoke(tokens.text("refresh_token"));

        assertThat(Caller.introspect(auth, answer.text("access_token"))).containsEntry("active", false);
    }

    @Test
    void may_act_is_obeyed() {
        String token = ofAlice.claim("may_act", Map.of("sub", "gateway")).mint().value();
        String other = auth.token().subject("stranger").mint().value();

        assertThat(exchange("subject_token", token).status()).isEqualTo(200);
        assertThat(exchange("subject_token", token, "actor_token", other, "actor_token_type", ACCESS_TOKEN)
                        .refusal())
                .isEqualTo("400 invalid_request");
    }

    @Test
    void an_opaque_token_can_be_exchanged() {
        assertThat(exchanged("subject_token", ofAlice.opaque().mint().value())).containsEntry("sub", "alice");
    }

    @Test
    void a_resource_that_the_issuer_does_not_know_is_no_target() {
        try (AuthorizationServer strict =
                AuthorizationServer.builder().resource(NOTES).start()) {
            Caller client = Caller.confidential(strict, "gateway", EXCHANGE);
            String token = strict.token().audience(NOTES).mint().value();

            for (String name : List.of("resource", "audience")) {
                assertThat(client.token(
                                        "grant_type",
                                        EXCHANGE,
                                        "subject_token",
                                        token,
                                        "subject_token_type",
                                        ACCESS_TOKEN,
                                        name,
                                        BACKEND.toString())
                                .refusal())
                        .isEqualTo("400 invalid_target");
            }
        }
    }

    @Test
    void a_token_that_does_not_work_is_refused() {
        try (AuthorizationServer other = AuthorizationServer.start()) {
            String idTokenOfOther = Caller.open(auth).tokens("scope", "openid").text("id_token");

            assertRefused(exchange("subject_token", other.token().mint().value()), "RFC 8693 §2.2.2, foreign");
            assertRefused(
                    exchange(
                            "subject_token", ofAlice.with(Defect.EXPIRED).mint().value()),
                    "RFC 8693 §2.2.2, expired");
            assertRefused(
                    exchange(
                            "subject_token", ofAlice.with(Defect.REVOKED).mint().value()),
                    "RFC 8693 §2.2.2, revoked");
            assertRefused(
                    exchange("subject_token", idTokenOfOther, "subject_token_type", ID_TOKEN),
                    "OpenID Connect Core §2, aud");
            assertRefused(exchange("subject_token", idTokenOfOther), "RFC 8693 §3, an ID token as access token");
            assertRefused(exchange("subject_token_type", ID_TOKEN), "RFC 8693 §3, an access token as ID token");
        }
    }

    @Test
    void an_id_token_that_names_another_issuer_is_refused_whoever_signed_it() {
        TokenBuilder idToken = auth.token().client("gateway").with(Defect.ID_TOKEN);
        String good = idToken.mint().value();
        String strange = idToken.with(Defect.WRONG_ISSUER).mint().value();

        assertThat(exchanged("subject_token", good, "subject_token_type", ID_TOKEN))
                .containsEntry("sub", "alice");
        assertRefused(
                exchange("subject_token", strange, "subject_token_type", ID_TOKEN), "OpenID Connect Core §3.1.3.7 (2)");
    }

    private static void assertRefused(Answer answer, String clause) {
        assertThat(answer.refusal()).as(clause).isEqualTo("400 invalid_request");
    }

    @ParameterizedTest(name = "{0}: {1} -> {2}")
    @CsvSource(delimiter = '|', textBlock = """
            RFC 8693 §2.1   | subject_token=                                                        | 400 invalid_request
            RFC 8693 §2.1   | subject_token_type=                                                   | 400 invalid_request
            RFC 8693 §2.1   | subject_token=nonsense                                                | 400 invalid_request
            RFC 7515 §4     | subject_token=bnVsbA.e30.c2ln                                         | 400 invalid_request
            RFC 8693 §3     | subject_token_type=urn:ietf:params:oauth:token-type:saml2             | 400 invalid_request
            RFC 8693 §3     | subject_token_type=urn:ietf:params:oauth:token-type:refresh_token     | 400 invalid_request
            RFC 8693 §2.1   | requested_token_type=urn:ietf:params:oauth:token-type:saml2           | 400 invalid_request
            RFC 8693 §2.1   | requested_token_type=urn:ietf:params:oauth:token-type:refresh_token   | 400 invalid_request
            RFC 8693 §2.1   | actor_token=nonsense actor_token_type=urn:ietf:params:oauth:token-type:access_token | 400 invalid_request
            RFC 8693 §2.1   | actor_token=x                                                         | 400 invalid_request
            RFC 8693 §2.1   | actor_token_type=urn:ietf:params:oauth:token-type:access_token        | 400 invalid_request
            RFC 6749 §5.2   | scope=notes:admin                                                     | 400 invalid_scope
            RFC 8707 §2     | resource=relative                                                     | 400 invalid_target
            RFC 8707 §2     | resource=https://a.example/#b                                         | 400 invalid_target
            RFC 6749 §3.2   | scope=a scope=b                                                       | 400 invalid_request
            """)
    void a_request_that_is_not_in_order_is_refused(String clause, String changes, String expected) {
        assertThat(exchange(Caller.cell(changes)).refusal()).as(clause).isEqualTo(expected);
    }

    @Test
    void a_client_that_is_not_registered_for_it_is_refused() {
        Answer answer = Caller.confidential(auth, "plain")
                .token(
                        "grant_type", EXCHANGE,
                        "subject_token", ofAlice.mint().value(),
                        "subject_token_type", ACCESS_TOKEN);

        assertThat(answer.refusal()).isEqualTo("400 unauthorized_client");
    }

    @Test
    void the_metadata_names_the_grant() {
        assertThat(Caller.get(auth.url(METADATA)).json().get("grant_types_supported"))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
                .contains(EXCHANGE);
    }
}
