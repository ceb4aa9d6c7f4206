package dev.gatecrash.endpoint;

import static dev.gatecrash.http.Endpoint.AUTHORIZATION;
import static dev.gatecrash.http.Endpoint.DEVICE_AUTHORIZATION;
import static dev.gatecrash.http.Endpoint.END_SESSION;
import static dev.gatecrash.http.Endpoint.INTROSPECTION;
import static dev.gatecrash.http.Endpoint.JWKS;
import static dev.gatecrash.http.Endpoint.METADATA;
import static dev.gatecrash.http.Endpoint.OPENID_CONFIGURATION;
import static dev.gatecrash.http.Endpoint.PUSHED_AUTHORIZATION;
import static dev.gatecrash.http.Endpoint.REGISTRATION;
import static dev.gatecrash.http.Endpoint.REVOCATION;
import static dev.gatecrash.http.Endpoint.TOKEN;
import static dev.gatecrash.http.Endpoint.USER_INFO;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.as.AuthorizationServerMetadata;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.client.Registration;
import dev.gatecrash.http.Endpoint;
import dev.gatecrash.key.SigningAlgorithm;
import dev.gatecrash.web.Web;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetadataEndpointTest {

    private static final List<String> METHODS =
            List.of("none", "client_secret_basic", "client_secret_post", "client_secret_jwt", "private_key_jwt");
    private static final List<String> ALGORITHMS = List.of(
            "ES256", "ES384", "ES512", "HS256", "HS384", "HS512", "PS256", "PS384", "PS512", "RS256", "RS384", "RS512");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/.well-known/oauth-authorization-server/tenant1/a",
                "/.well-known/openid-configuration/tenant1/a",
                "/tenant1/a/.well-known/openid-configuration"
            })
    void an_issuer_with_a_path_is_found_at_three_locations(String location) {
        try (AuthorizationServer auth =
                AuthorizationServer.builder().path("/tenant1/a").port(0).start()) {
            HttpResponse<String> response = Web.get(auth.issuer().resolve(location));

            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(Web.header(response, "Content-Type")).isEqualTo("application/json");
            assertThat(Web.json(response)).containsEntry("issuer", auth.issuer().toString());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/.well-known/oauth-authorization-server",
                "/.well-known/openid-configuration",
                "/.well-known/oauth-authorization-server/tenant1/",
                "/.well-known/oauth-authorization-server/tenant2",
                "/.well-known/oauth-authorization-server/tenant1/more",
                "/.well-known/oauth-protected-resource/tenant1",
                "/tenant1/.well-known/oauth-authorization-server",
                "/tenant1/.well-known/openid-configuration/",
                "/tenant1/.well-known/",
                "/tenant1",
                "/tenant1/"
            })
    void nothing_is_at_other_locations(String location) {
        try (AuthorizationServer auth =
                AuthorizationServer.builder().path("/tenant1").port(0).start()) {
            HttpResponse<String> response = Web.get(auth.issuer().resolve(location));

            assertThat(response.statusCode()).isEqualTo(404);
            assertThat(response.body()).isEmpty();
        }
    }

    @Test
    void an_issuer_without_a_path_is_found_at_both_roots() {
        try (AuthorizationServer auth =
                AuthorizationServer.builder().issuerWithoutPath().start()) {
            assertThat(auth.issuer().toString()).matches("http://127\\.0\\.0\\.1:\\d+");
            for (String location :
                    List.of("/.well-known/oauth-authorization-server", "/.well-known/openid-configuration")) {
                HttpResponse<String> response = Web.get(URI.create(auth.issuer() + location));

                assertThat(Web.json(response))
                        .containsEntry("issuer", auth.issuer().toString());
            }
            assertThat(Web.get(auth.url(JWKS)).statusCode()).isEqualTo(200);
            assertThat(Web.get(URI.create(auth.issuer() + "/.well-known/oauth-authorization-server/x"))
                            .statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void the_members_say_what_the_server_does() {
        try (AuthorizationServer auth = AuthorizationServer.start()) {
            assertThat(document(auth, METADATA))
                    .isEqualTo(Map.ofEntries(
                            Map.entry("issuer", auth.issuer().toString()),
                            Map.entry("authorization_endpoint", url(auth, AUTHORIZATION)),
                            Map.entry("token_endpoint", url(auth, TOKEN)),
                            Map.entry("jwks_uri", url(auth, JWKS)),
                            Map.entry("registration_endpoint", url(auth, REGISTRATION)),
                            Map.entry("introspection_endpoint", url(auth, INTROSPECTION)),
                            Map.entry("revocation_endpoint", url(auth, REVOCATION)),
                            Map.entry("device_authorization_endpoint", url(auth, DEVICE_AUTHORIZATION)),
                            Map.entry("pushed_authorization_request_endpoint", url(auth, PUSHED_AUTHORIZATION)),
                            Map.entry("require_pushed_authorization_requests", false),
                            Map.entry("request_uri_parameter_supported", false),
                            Map.entry("userinfo_endpoint", url(auth, USER_INFO)),
                            Map.entry("end_session_endpoint", url(auth, END_SESSION)),
                            Map.entry("prompt_values_supported", List.of("none", "login", "consent", "select_account")),
                            Map.entry(
                                    "identity_chaining_requested_token_types_supported",
                                    List.of("urn:ietf:params:oauth:token-type:id-jag")),
                            Map.entry(
                                    "dpop_signing_alg_values_supported",
                                    List.of(
                                            "ES256", "ES384", "ES512", "PS256", "PS384", "PS512", "RS256", "RS384",
                                            "RS512")),
                            Map.entry("response_types_supported", List.of("code")),
                            Map.entry("response_modes_supported", List.of("query")),
                            Map.entry("code_challenge_methods_supported", List.of("S256")),
                            Map.entry("authorization_response_iss_parameter_supported", true),
                            Map.entry(
                                    "grant_types_supported",
                                    List.of(
                                            "authorization_code",
                                            "client_credentials",
                                            "refresh_token",
                                            "urn:ietf:params:oauth:grant-type:device_code",
                                            "urn:ietf:params:oauth:grant-type:token-exchange")),
                            Map.entry("token_endpoint_auth_methods_supported", METHODS),
                            Map.entry("token_endpoint_auth_signing_alg_values_supported", ALGORITHMS),
                            Map.entry("revocation_endpoint_auth_signing_alg_values_supported", ALGORITHMS),
                            Map.entry("introspection_endpoint_auth_signing_alg_values_supported", ALGORITHMS),
                            Map.entry(
                                    "introspection_signing_alg_values_supported",
                                    Stream.of(SigningAlgorithm.values())
                                            .map(SigningAlgorithm::value)
                                            .toList()),
                            Map.entry("client_id_metadata_document_supported", true),
                            Map.entry("revocation_endpoint_auth_methods_supported", METHODS),
                            Map.entry(
                                    "introspection_endpoint_auth_methods_supported",
                                    METHODS.subList(1, METHODS.size()))));
        }
    }

    @Test
    void the_openid_document_has_the_members_that_discovery_wants() throws ParseException {
        try (AuthorizationServer auth = AuthorizationServer.start()) {
            Map<String, Object> plain = document(auth, METADATA);
            Map<String, Object> openId = document(auth, OPENID_CONFIGURATION);

            assertThat(openId).containsAllEntriesOf(plain);
            assertThat(openId).containsEntry("subject_types_supported", List.of("public"));
            assertThat(openId).containsEntry("id_token_signing_alg_values_supported", List.of("RS256"));
            OIDCProviderMetadata.parse(Web.get(auth.url(OPENID_CONFIGURATION)).body());
            AuthorizationServerMetadata.parse(Web.get(auth.url(METADATA)).body());
        }
    }

    @Test
    void scopes_are_listed_where_they_are_limited() {
        try (AuthorizationServer auth = AuthorizationServer.builder()
                .scopes("notes:read", "notes:write")
                .start()) {
            assertThat(document(auth, METADATA))
                    .containsEntry(
                            "scopes_supported", List.of("notes:read", "notes:write", "offline_access", "openid"));
        }
    }

    @Test
    void resources_are_listed_where_they_are_limited() {
        URI notes = URI.create("https://notes.example/mcp");
        try (AuthorizationServer auth =
                AuthorizationServer.builder().resource(notes).start()) {
            assertThat(document(auth, METADATA))
                    .as("RFC 9728 §4")
                    .containsEntry("protected_resources", List.of(notes.toString()));
        }
    }

    @Test
    void where_registration_is_closed_there_is_no_registration_endpoint() {
        try (AuthorizationServer auth = AuthorizationServer.builder()
                .registration(Registration.PRE_REGISTERED)
                .start()) {
            assertThat(document(auth, METADATA)).doesNotContainKey("registration_endpoint");
            assertThat(Web.post(auth.url(REGISTRATION), Web.JSON, "{}").statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void the_test_has_the_last_word() {
        try (AuthorizationServer auth = AuthorizationServer.builder()
                .metadata(members -> {
                    members.remove("code_challenge_methods_supported");
                    members.put("issuer", "https://evil.example");
                    return members;
                })
                .start()) {
            assertThat(document(auth, METADATA))
                    .doesNotContainKey("code_challenge_methods_supported")
                    .containsEntry("issuer", "https://evil.example");
        }
    }

    private static Map<String, Object> document(AuthorizationServer auth, Endpoint endpoint) {
        return Web.json(Web.get(auth.url(endpoint)));
    }

    private static String url(AuthorizationServer auth, Endpoint endpoint) {
        return auth.url(endpoint).toString();
    }
}
