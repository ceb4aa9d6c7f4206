package dev.gatecrash.endpoint;

import static dev.gatecrash.endpoint.TokenAnswers.assertThatIsRefused;
import static dev.gatecrash.endpoint.TokenAnswers.refreshToken;
import static dev.gatecrash.http.Endpoint.TOKEN;
import static dev.gatecrash.web.CodeFlow.NOTES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatecrash.AuthorizationServer;
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

class TokenEndpointTest {

    private static final String SEARCH = "https://notes.example/search";

    private final AuthorizationServer auth = AuthorizationServer.start();
    private final CodeFlow app = CodeFlow.publicClient(auth);
    private final CodeFlow service = CodeFlow.confidentialClient(auth, "service");

    @AfterEach
    void no_request_met_a_bug() {
        auth.close();
    }

    @Test
    void the_endpoint_is_where_the_issuer_says() {
        assertThat(auth.url(TOKEN)).isEqualTo(URI.create(auth.issuer() + "/token"));
    }

    @Nested
    class Client_credentials {

        @Test
        void make_the_client_its_own_subject() {
            Map<String, Object> tokens = CodeFlow.success(service.token(
                    Params.of("grant_type", "client_credentials", "scope", "a", "resource", NOTES.toString())));

            assertThat(tokens).doesNotContainKeys("refresh_token", "id_token");
            assertThat(Jwt.claims(tokens.get("access_token")))
                    .containsEntry("sub", "service")
                    .containsEntry("client_id", "service")
                    .containsEntry("aud", NOTES.toString())
                    .containsEntry("scope", "a");
        }

        @Test
        void give_tokens_that_are_revoked_one_by_one() {
            Map<String, Object> revoked =
                    CodeFlow.success(service.token(Params.of("grant_type", "client_credentials")));
            Map<String, Object> other = CodeFlow.success(service.token(Params.of("grant_type", "client_credentials")));

            auth.revoke(String.valueOf(revoked.get("access_token")));

            assertThat(CodeFlow.isActive(auth, revoked.get("access_token"))).isFalse();
            assertThat(CodeFlow.isActive(auth, other.get("access_token"))).isTrue();
        }

        @Test
        void are_not_for_public_clients_nor_for_those_not_registered_for_them() {
            CodeFlow codesOnly = CodeFlow.registeredFor(auth, "authorization_code");

            assertThatIsRefused(app.token(Params.of("grant_type", "client_credentials")), "unauthorized_client");
            assertThatIsRefused(codesOnly.token(Params.of("grant_type", "client_credentials")), "unauthorized_client");
        }

        @Test
        void give_no_id_token_even_for_openid() {
            Map<String, Object> tokens =
                    CodeFlow.success(service.token(Params.of("grant_type", "client_credentials", "scope", "openid")));

            assertThat(tokens).doesNotContainKey("id_token");
        }
    }

    @Nested
    class Resources {

        @Test
        void may_be_narrowed_to_some_of_those_granted_while_the_refresh_token_keeps_all() {
            Params both = app.question().and("resource", NOTES.toString()).and("resource", SEARCH);
            String code = String.valueOf(Web.redirected(app.authorize(both)).get("code"));

            Map<String, Object> narrow = CodeFlow.success(app.redeem(code, "resource", SEARCH));
            Map<String, Object> whole = CodeFlow.success(app.refresh(refreshToken(narrow)));

            assertThat(Jwt.claims(narrow.get("access_token"))).containsEntry("aud", SEARCH);
            assertThat(Jwt.claims(whole.get("access_token"))).containsEntry("aud", List.of(NOTES.toString(), SEARCH));
        }

        @Test
        void may_be_named_at_the_token_endpoint_alone() {
            Map<String, Object> tokens = CodeFlow.success(app.redeem(app.code(), "resource", SEARCH + "?tenant=1"));

            assertThat(Jwt.claims(tokens.get("access_token"))).containsEntry("aud", SEARCH + "?tenant=1");
        }

        @ParameterizedTest
        @ValueSource(strings = {SEARCH, "relative", "https://notes.example/mcp#x", "https://notes.example/mcp/", "a b"})
        void beyond_those_granted_are_refused_and_the_code_stays_good(String resource) {
            String code = app.code("resource", NOTES.toString());

            assertThatIsRefused(app.redeem(code, "resource", resource), "invalid_target");
            assertThat(app.redeem(code).statusCode()).isEqualTo(200);
        }

        @Test
        void that_are_unnamed_become_the_default_audience() {
            try (AuthorizationServer other =
                    AuthorizationServer.builder().defaultAudience(NOTES).start()) {
                Object token = CodeFlow.publicClient(other).tokens().get("access_token");

                assertThat(Jwt.claims(token)).containsEntry("aud", NOTES.toString());
            }
            assertThat(Jwt.claims(app.tokens().get("access_token")))
                    .containsEntry("aud", auth.issuer().toString());
        }
    }

    @Nested
    class Requests {

        @Test
        void need_a_grant_type() {
            assertThatIsRefused(app.token(Params.of("code", "x")), "invalid_request");
            assertThatIsRefused(app.token(Params.of("grant_type", "")), "invalid_request");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "password",
                    "implicit",
                    "urn:ietf:params:oauth:grant-type:jwt-bearer",
                    "AUTHORIZATION_CODE",
                    " "
                })
        void of_other_grant_types_are_refused_whatever_else_they_say(String type) {
            assertThatIsRefused(app.token(Params.of("grant_type", type)), "unsupported_grant_type");
            assertThatIsRefused(service.token(Params.of("grant_type", type)), "unsupported_grant_type");
        }

        @Test
        void count_empty_parameters_as_omitted() {
            HttpResponse<String> response =
                    app.redeem(app.code(), "redirect_uri", "", "resource", "", "scope", "", "client_secret", "");

            assertThat(response.statusCode()).isEqualTo(200);
        }
    }
}
