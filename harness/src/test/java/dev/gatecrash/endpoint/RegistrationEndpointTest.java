package dev.gatecrash.endpoint;

import static dev.gatecrash.http.Endpoint.REGISTRATION;
import static dev.gatecrash.http.Endpoint.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.util.JSONObjectUtils;
import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.client.Client;
import dev.gatecrash.web.CodeFlow;
import dev.gatecrash.web.Params;
import dev.gatecrash.web.Web;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RegistrationEndpointTest {

    private static final List<String> CALLBACK = List.of("https://client.example/callback");

    private final AuthorizationServer auth = AuthorizationServer.start();

    @AfterAll
    void no_request_met_a_bug() {
        auth.close();
    }

    @Test
    void a_client_that_says_only_where_it_is_gets_the_defaults_and_a_secret() {
        HttpResponse<String> response = register(Map.of("redirect_uris", CALLBACK));

        assertThat(response.statusCode()).isEqualTo(201);
        assertThat(Web.header(response, "Content-Type")).isEqualTo("application/json");
        assertThat(Web.json(response))
                .containsEntry("redirect_uris", CALLBACK)
                .containsEntry("token_endpoint_auth_method", "client_secret_basic")
                .containsEntry("grant_types", List.of("authorization_code"))
                .containsEntry("response_types", List.of("code"))
                .containsEntry("client_secret_expires_at", 0L)
                .containsKeys("client_id", "client_secret", "client_id_issued_at");
    }

    @Test
    void a_public_client_gets_no_secret() {
        Map<String, Object> client = success(Map.of(
                "redirect_uris",
                CALLBACK,
                "token_endpoint_auth_method",
                "none",
                "grant_types",
                List.of("authorization_code", "refresh_token")));

        assertThat(client)
                .doesNotContainKeys("client_secret", "client_secret_expires_at")
                .containsEntry("token_endpoint_auth_method", "none");
        assertThat((List<?>) client.get("grant_types"))
                .asString()
                .contains("authorization_code")
                .contains("refresh_token");
    }

    @Test
    void what_was_registered_comes_back() {
        Map<String, Object> metadata = Map.ofEntries(
                Map.entry("redirect_uris", CALLBACK),
                Map.entry("client_name", "Notes <b>app</b>"),
                Map.entry("client_name#ja", "ノート"),
                Map.entry("client_uri", "https://client.example"),
                Map.entry("logo_uri", "https://client.example/logo.png"),
                Map.entry("tos_uri", "https://client.example/tos"),
                Map.entry("policy_uri", "https://client.example/policy"),
                Map.entry("scope", "notes:read notes:write"),
                Map.entry("contacts", List.of("admin@client.example")),
                Map.entry("software_id", "4NRB1-0XZABZI9E6-5SM3R"),
                Map.entry("software_version", "1.0"),
                Map.entry("application_type", "web"),
                Map.entry("jwks_uri", "https://client.example/jwks"));

        assertThat(success(metadata)).containsAllEntriesOf(metadata);
    }

    @Test
    void unknown_members_are_ignored_even_if_they_pose_as_the_answer() {
        Map<String, Object> client = success(Map.of(
                "redirect_uris",
                CALLBACK,
                "token_endpoint_auth_method",
                "none",
                "client_id",
                "mine",
                "client_secret",
                "mine",
                "client_id_issued_at",
                1,
                "registration_access_token",
                "mine",
                "x-unknown",
                "mine"));

        assertThat(client).doesNotContainKeys("client_secret", "x-unknown").doesNotContainValue("mine");
    }

    @Test
    void the_time_of_issue_is_told_by_the_issuers_clock() {
        try (AuthorizationServer other = AuthorizationServer.start()) {
            other.clock().setTo(Instant.parse("2040-01-01T00:00:00Z"));
            other.clock().freeze();

            HttpResponse<String> response = Web.post(
                    other.url(REGISTRATION), Web.JSON, JSONObjectUtils.toJSONString(Map.of("redirect_uris", CALLBACK)));

            assertThat(Web.json(response))
                    .containsEntry(
                            "client_id_issued_at", other.clock().instant().getEpochSecond());
        }
    }

    @Test
    void a_registered_client_can_walk_the_whole_flow() {
        Map<String, Object> answer = success(Map.of(
                "redirect_uris",
                CALLBACK,
                "token_endpoint_auth_method",
                "none",
                "grant_types",
                List.of("authorization_code", "refresh_token")));
        Client client =
                auth.clients().find(String.valueOf(answer.get("client_id"))).orElseThrow();

        Map<String, Object> tokens = CodeFlow.with(auth, client).tokens();

        assertThat(tokens).containsKeys("access_token", "refresh_token");
    }

    @Test
    void a_confidential_client_authenticates_by_the_method_it_registered_and_no_other() {
        Map<String, Object> answer = success(Map.of(
                "token_endpoint_auth_method", "client_secret_post", "grant_types", List.of("client_credentials")));
        Params form = Params.of("grant_type", "client_credentials");
        String id = String.valueOf(answer.get("client_id"));
        String secret = String.valueOf(answer.get("client_secret"));

        HttpResponse<String> post = Web.form(auth.url(TOKEN), form.with("client_id", id, "client_secret", secret));
        HttpResponse<String> basic = Web.form(auth.url(TOKEN), form, "Authorization", Web.basic(id, secret));

        assertThat(post.statusCode()).isEqualTo(200);
        assertThat(basic.statusCode()).isEqualTo(401);
        assertThat(answer).containsEntry("response_types", List.of());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://client.example/callback",
                "https://client.example:8443/callback?tenant=1",
                "http://127.0.0.1/callback",
                "http://127.0.0.1:33418",
                "http://[::1]:33418/",
                "http://localhost:33418/callback"
            })
    void a_redirect_uri_may_be_https_or_loopback(String uri) {
        assertThat(success(Map.of("redirect_uris", List.of(uri)))).containsEntry("redirect_uris", List.of(uri));
    }

    @Test
    void ids_never_look_like_a_url_and_never_repeat() {
        String first = String.valueOf(success(Map.of("redirect_uris", CALLBACK)).get("client_id"));
        String second =
                String.valueOf(success(Map.of("redirect_uris", CALLBACK)).get("client_id"));

        assertThat(first).isNotEqualTo(second).doesNotStartWith("http");
    }

    private HttpResponse<String> register(Map<String, Object> metadata) {
        return Web.post(auth.url(REGISTRATION), Web.JSON, JSONObjectUtils.toJSONString(metadata));
    }

    private Map<String, Object> success(Map<String, Object> metadata) {
        HttpResponse<String> response = register(metadata);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
        return Web.json(response);
    }
}
