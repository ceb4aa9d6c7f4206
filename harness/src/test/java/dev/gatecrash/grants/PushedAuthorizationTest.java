package dev.gatecrash.grants;

import static dev.gatecrash.grants.Caller.CALLBACK;
import static dev.gatecrash.grants.Caller.CHALLENGE;
import static dev.gatecrash.http.Endpoint.METADATA;
import static dev.gatecrash.http.Endpoint.PUSHED_AUTHORIZATION;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.oauth2.sdk.AuthorizationRequest;
import com.nimbusds.oauth2.sdk.PushedAuthorizationRequest;
import com.nimbusds.oauth2.sdk.PushedAuthorizationResponse;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.client.Client;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PushedAuthorizationTest {

    private final AuthorizationServer auth = AuthorizationServer.start();
    private final Caller app = Caller.confidential(auth, "app");

    @AfterEach
    void close() {
        auth.close();
    }

    private Answer push(String... changes) {
        return app.post(PUSHED_AUTHORIZATION, Caller.change(good(), changes));
    }

    private static String[] good() {
        return new String[] {
            "response_type", "code",
            "client_id", "app",
            "redirect_uri", CALLBACK.toString(),
            "code_challenge", CHALLENGE,
            "code_challenge_method", "S256",
            "state", "xyz"
        };
    }

    private Answer follow(String requestUri, String... more) {
        Map<String, List<String>> parameters = Caller.pairs("client_id", "app", "request_uri", requestUri);
        parameters.putAll(Caller.pairs(more));
        return app.ask(parameters);
    }

    @Test
    void the_sdk_s_client_pushes_and_follows_the_reference() throws Exception {
        ClientID id = new ClientID("app");
        AuthorizationRequest request = new AuthorizationRequest.Builder(ResponseType.CODE, id)
                .redirectionURI(CALLBACK)
                .state(new State("xyz"))
                .codeChallenge(new CodeVerifier(Caller.VERIFIER), CodeChallengeMethod.S256)
                .build();
        var response = PushedAuthorizationResponse.parse(new PushedAuthorizationRequest(
                        auth.url(PUSHED_AUTHORIZATION), new ClientSecretBasic(id, new Secret("s3cret")), request)
                .toHTTPRequest()
                .send());

        assertThat(response.indicatesSuccess()).isTrue();
        URI requestUri = response.toSuccessResponse().getRequestURI();
        assertThat(response.toSuccessResponse().getLifetime()).isBetween(60L, 90L);
        Answer answer = follow(requestUri.toString());
        assertThat(answer.redirected("state")).isEqualTo("xyz");
        assertThat(app.redeem(answer.redirected("code")).status()).isEqualTo(200);
    }

    @Test
    void the_answer_is_201_and_is_not_cached() {
        Answer answer = push();

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(answer.text("request_uri")).startsWith("urn:ietf:params:oauth:request_uri:");
    }

    @Test
    void only_what_was_pushed_counts() {
        Answer answer = follow(push("scope", "notes:read").text("request_uri"), "scope", "admin", "state", "other");

        assertThat(answer.redirected("state")).isEqualTo("xyz");
        assertThat(app.redeem(answer.redirected("code")).text("scope")).isEqualTo("notes:read");
    }

    @ParameterizedTest(name = "{0}: {1} -> {2}")
    @CsvSource(delimiter = '|', textBlock = """
            RFC 9126 §2.1           | request_uri=urn:x:y               | 400 invalid_request
            RFC 9126 §3             | request=e30.e30.                  | 400 request_not_supported
            RFC 9126 §2.3           | redirect_uri=https://evil.example | 400 invalid_request
            RFC 6749 §4.1.1         | response_type=token               | 400 unsupported_response_type
            RFC 6749 §4.1.1         | response_type=                    | 400 invalid_request
            OAuth 2.1 §4.1.1        | code_challenge=                   | 400 invalid_request
            RFC 7636 §4.4.1         | code_challenge_method=plain       | 400 invalid_request
            RFC 8707 §2             | resource=relative                 | 400 invalid_target
            RFC 6749 §3.3           | scope=\\"                          | 400 invalid_scope
            RFC 6749 §3.1           | state=a state=b                   | 400 invalid_request
            RFC 6749 §2.3.1         | client_id=other                   | 400 invalid_request
            RFC 9449 §10            | dpop_jkt=short                    | 400 invalid_request
            RFC 9396 §5             | authorization_details=nonsense    | 400 invalid_authorization_details
            OpenID Connect §3.1.2.1 | prompt=none+login                 | 400 invalid_request
            """)
    void a_request_that_is_not_in_order_is_refused_at_once(String clause, String changes, String expected) {
        assertThat(push(Caller.cell(changes.replace("\\", ""))).refusal())
                .as(clause)
                .isEqualTo(expected);
    }

    @Test
    void the_client_must_authenticate_as_at_the_token_endpoint() {
        Answer answer = Caller.send(
                auth.url(PUSHED_AUTHORIZATION),
                Map.of("Authorization", Caller.basic("app", "wrong")),
                Caller.pairs(good()));

        assertThat(answer.refusal()).isEqualTo("401 invalid_client");
        assertThat(answer.header("WWW-Authenticate")).startsWith("Basic");
    }

    @Test
    void only_post_is_answered() {
        assertThat(Caller.get(auth.url(PUSHED_AUTHORIZATION)).status()).isEqualTo(405);
    }

    @Nested
    class AReferenceThatLeadsNowhere {

        @Test
        void a_reused_one_is_refused_without_redirect() {
            String requestUri = push().text("request_uri");
            follow(requestUri);

            assertRefused(follow(requestUri), "invalid_request_uri");
        }

        @Test
        void an_expired_one_is_refused_by_the_issuer_s_clock() {
            String requestUri = push().text("request_uri");
            auth.clock().advance(Duration.ofSeconds(90));

            assertRefused(follow(requestUri), "invalid_request_uri");
        }

        @Test
        void an_unknown_one_is_refused() {
            assertRefused(follow("urn:ietf:params:oauth:request_uri:unknown"), "invalid_request_uri");
        }

        @Test
        void another_client_s_is_refused_and_not_used_up() {
            String requestUri = push().text("request_uri");
            Caller.confidential(auth, "other");

            assertRefused(app.ask(Caller.pairs("client_id", "other", "request_uri", requestUri)), "invalid_request");
            assertRefused(app.ask(Caller.pairs("request_uri", requestUri)), "invalid_request");
            assertThat(follow(requestUri).redirected("code")).isNotEqualTo("nothing");
        }

        @Test
        void a_reference_to_elsewhere_is_not_followed() {
            Answer answer = app.authorize("request_uri", "https://client.example/request.jwt");

            assertThat(answer.redirected("error")).isEqualTo("request_uri_not_supported");
        }

        private void assertRefused(Answer answer, String error) {
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.redirect()).isEmpty();
            assertThat(answer.text()).contains(error + ":");
        }
    }

    @Nested
    class WherePushingIsRequired {

        @Test
        void an_issuer_refuses_anything_else() {
            try (AuthorizationServer strict = AuthorizationServer.builder()
                    .requirePushedAuthorizationRequests()
                    .start()) {
                Caller client = Caller.open(strict);

                assertThat(client.authorize().redirected("error")).isEqualTo("invalid_request");
                assertThat(Caller.get(strict.url(METADATA)).json())
                        .containsEntry("require_pushed_authorization_requests", true);
            }
        }

        @Test
        void a_client_may_require_it_of_itself() {
            Caller client = Caller.of(
                    auth,
                    Client.publicClient("careful", CALLBACK)
                            .withMetadata("require_pushed_authorization_requests", true));

            assertThat(client.authorize().redirected("error")).isEqualTo("invalid_request");
        }

        @Test
        void otherwise_it_is_offered_only() {
            assertThat(Caller.get(auth.url(METADATA)).json())
                    .containsEntry("require_pushed_authorization_requests", false)
                    .containsEntry(
                            "pushed_authorization_request_endpoint",
                            auth.url(PUSHED_AUTHORIZATION).toString());
        }
    }
}
