package dev.gatecrash.endpoint;

import static dev.gatecrash.http.Endpoint.REGISTRATION;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.util.JSONObjectUtils;
import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.web.Web;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a client cannot register (RFC 7591 §3.2.2). */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RegistrationRefusalsTest {

    private static final List<String> CALLBACK = List.of("https://client.example/callback");

    private final AuthorizationServer auth = AuthorizationServer.start();

    @AfterAll
    void no_request_met_a_bug() {
        auth.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "/relative",
                "https://",
                "https:///callback",
                "https:client.example",
                "http://client.example/callback",
                "http://127.0.0.1.evil.example/",
                "http://127.0.0.2/",
                "http://localhost.evil.example/",
                "http://localhost@evil.example/",
                "https://user:password@client.example/",
                "https://client.example/#fragment",
                "https://client.example/#",
                "https://*.client.example/",
                "https://client.example/%zz",
                "https://client.example/a b",
                "javascript:alert(1)",
                "JAVASCRIPT:alert(1)",
                "data:text/html,x",
                "vbscript:x",
                "file:///etc/passwd",
                "urn:ietf:wg:oauth:2.0:oob",
                "com.example.app:/callback",
                "ftp://127.0.0.1/",
                "https://client.example/?code=1",
                "\u0000"
            })
    void any_other_redirect_uri_is_refused(String uri) {
        assertThatIsRefused(Map.of("redirect_uris", List.of(uri)), "invalid_redirect_uri");
    }

    @Test
    void the_code_grant_needs_a_redirect_uri() {
        assertThatIsRefused(Map.of(), "invalid_redirect_uri");
        assertThatIsRefused(Map.of("redirect_uris", List.of()), "invalid_redirect_uri");
        assertThatIsRefused(Map.of("redirect_uris", "https://client.example"), "invalid_redirect_uri");
        assertThatIsRefused(Map.of("redirect_uris", Map.of()), "invalid_redirect_uri");
        assertThatIsRefused(Map.of("redirect_uris", 1), "invalid_redirect_uri");
    }

    @Test
    void one_bad_redirect_uri_among_good_ones_is_enough() {
        assertThatIsRefused(
                Map.of("redirect_uris", List.of("https://client.example/", "http://client.example/")),
                "invalid_redirect_uri");
    }

    @Test
    void a_web_client_has_no_loopback_address() {
        assertThatIsRefused(
                Map.of("redirect_uris", List.of("http://127.0.0.1/cb"), "application_type", "web"),
                "invalid_redirect_uri");
        assertThat(success(Map.of("redirect_uris", List.of("http://127.0.0.1/cb"), "application_type", "native")))
                .containsEntry("application_type", "native");
    }

    @Test
    void metadata_that_cannot_be_honoured_is_refused() {
        List<Map<String, Object>> bad = List.of(
                Map.of("token_endpoint_auth_method", "private_key_jwt"),
                Map.of("token_endpoint_auth_method", "nonsense"),
                Map.of("token_endpoint_auth_method", 1),
                Map.of("grant_types", List.of("password")),
                Map.of("grant_types", List.of("implicit")),
                Map.of("grant_types", "authorization_code"),
                Map.of("grant_types", List.of(1)),
                Map.of("response_types", List.of("token")),
                Map.of("response_types", List.of("code id_token")),
                Map.of("response_types", List.of("code"), "grant_types", List.of("client_credentials")),
                Map.of("token_endpoint_auth_method", "none", "grant_types", List.of("client_credentials")),
                Map.of("jwks_uri", "https://client.example/jwks", "jwks", Map.of("keys", List.of())),
                Map.of("logo_uri", "javascript:alert(1)"),
                Map.of("client_uri", "not a uri"),
                Map.of("tos_uri", "data:text/html,x"),
                Map.of("policy_uri", "//no-scheme"),
                Map.of("application_type", "desktop"),
                Map.of("application_type", 1),
                Map.of("client_name", List.of("x")),
                Map.of("contacts", "x"),
                Map.of("scope", 1),
                Map.of("jwks", "x"));
        for (Map<String, Object> metadata : bad) {
            Map<String, Object> members = new HashMap<>(metadata);
            members.put("redirect_uris", CALLBACK);

            assertThatIsRefused(members, "invalid_client_metadata");
        }
    }

    @Test
    void the_content_type_must_be_json() {
        for (String type : List.of(Web.FORM, "text/plain", "application/jsonp", "application/ld+json")) {
            HttpResponse<String> response =
                    Web.post(auth.url(REGISTRATION), type, "{\"redirect_uris\":[\"https://client.example\"]}");

            assertThat(response.statusCode()).as(type).isEqualTo(400);
            assertThat(Web.error(response)).isEqualTo("invalid_client_metadata");
        }
    }

    private HttpResponse<String> register(Map<String, Object> metadata) {
        return Web.post(auth.url(REGISTRATION), Web.JSON, JSONObjectUtils.toJSONString(metadata));
    }

    private Map<String, Object> success(Map<String, Object> metadata) {
        HttpResponse<String> response = register(metadata);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
        return Web.json(response);
    }

    private void assertThatIsRefused(Map<String, Object> metadata, String error) {
        HttpResponse<String> response = register(metadata);

        assertThat(response.statusCode())
                .as("%s -> %s", metadata, response.body())
                .isEqualTo(400);
        assertThat(Web.error(response))
                .as("%s -> %s", metadata, response.body())
                .isEqualTo(error);
    }
}
