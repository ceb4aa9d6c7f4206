package dev.gatecrash.registration;

import static dev.gatecrash.registration.Calls.CALLBACK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.http.Endpoint;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 7592: a client reads, replaces and deletes its own registration. */
class RegistrationManagementTest {

    private static final Map<String, Object> METADATA =
            Map.of("client_name", "Self-made", "redirect_uris", List.of(CALLBACK.toString()));

    private final AuthorizationServer auth = AuthorizationServer.start();
    private Map<String, Object> registered = Map.of();

    @BeforeEach
    void register() {
        HttpResponse<String> response = Calls.json("POST", auth.url(Endpoint.REGISTRATION), METADATA);
        assertThat(response.statusCode()).isEqualTo(201);
        registered = Calls.members(response);
    }

    @AfterEach
    void close() {
        auth.close();
    }

    @Test
    void a_registration_says_where_and_with_what_it_is_managed() {
        assertThat(text("registration_client_uri")).startsWith(auth.issuer() + "/clients/");
        assertThat(text("registration_access_token")).hasSizeGreaterThan(40);
    }

    @Test
    void reading_gives_the_registration_again() {
        HttpResponse<String> response = Calls.get(manage(), bearer());

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(Calls.members(response)).isEqualTo(registered);
    }

    @Test
    void an_update_replaces_the_metadata_and_the_token_but_not_the_secret() {
        Map<String, Object> asked = update();
        asked.put("client_name", "Renamed");
        asked.put("redirect_uris", List.of("https://client.example/cb"));

        HttpResponse<String> response = Calls.json("PUT", manage(), asked, bearer());

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(Calls.members(response))
                .containsEntry("client_name", "Renamed")
                .containsEntry("redirect_uris", List.of("https://client.example/cb"))
                .containsEntry("client_secret", registered.get("client_secret"))
                .containsEntry("client_id_issued_at", registered.get("client_id_issued_at"))
                .containsEntry("registration_client_uri", registered.get("registration_client_uri"));
        assertThat(Calls.members(response).get("registration_access_token"))
                .isNotEqualTo(registered.get("registration_access_token"));
        assertThat(auth.clients().find(text("client_id")).orElseThrow().redirectUris())
                .containsExactly(URI.create("https://client.example/cb"));
    }

    @Test
    void what_an_update_leaves_out_is_gone() {
        Map<String, Object> asked = update();
        asked.remove("client_name");

        assertThat(Calls.members(Calls.json("PUT", manage(), asked, bearer()))).doesNotContainKey("client_name");
    }

    @Test
    void the_old_token_is_refused_after_an_update() {
        Calls.json("PUT", manage(), update(), bearer());

        HttpResponse<String> response = Calls.get(manage(), bearer());

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.headers().firstValue("WWW-Authenticate").orElseThrow())
                .startsWith("Bearer")
                .contains("error=\"invalid_token\"");
    }

    @Test
    void a_client_may_become_public_and_confidential_again() {
        Map<String, Object> asked = update();
        asked.put("token_endpoint_auth_method", "none");
        Map<String, Object> open = Calls.members(Calls.json("PUT", manage(), asked, bearer()));
        assertThat(open).doesNotContainKey("client_secret");

        asked.remove("client_secret");
        asked.put("token_endpoint_auth_method", "client_secret_post");
        String token = "Bearer " + open.get("registration_access_token");
        Map<String, Object> closed = Calls.members(Calls.json("PUT", manage(), asked, "Authorization", token));

        assertThat(closed.get("client_secret")).asString().isNotEmpty().isNotEqualTo(registered.get("client_secret"));
    }

    @Test
    void a_deleted_client_is_gone_and_its_token_too() {
        HttpResponse<String> deleted =
                Calls.send(HttpRequest.newBuilder(manage()).headers(bearer()).DELETE());

        assertThat(deleted.statusCode()).isEqualTo(204);
        assertThat(deleted.body()).isEmpty();
        assertThat(auth.clients().find(text("client_id"))).isEmpty();
        assertThat(Calls.get(manage(), bearer()).statusCode()).isEqualTo(401);
    }

    @Test
    void the_access_tokens_of_a_deleted_client_are_void() {
        Map<String, Object> asked = update();
        asked.put("grant_types", List.of("client_credentials"));
        asked.remove("response_types");
        asked.put("token_endpoint_auth_method", "client_secret_post");
        registered = Calls.members(Calls.json("PUT", manage(), asked, bearer()));
        HttpResponse<String> granted = Calls.token(
                auth,
                Map.of(
                        "grant_type", "client_credentials",
                        "client_id", text("client_id"),
                        "client_secret", text("client_secret")));
        auth.clients().registerConfidential("server", "s3cret");
        Map<String, String> question = Map.of(
                "token", String.valueOf(Calls.members(granted).get("access_token")),
                "client_id", "server",
                "client_secret", "s3cret");
        assertThat(Calls.members(Calls.post(auth.url(Endpoint.INTROSPECTION), question)))
                .containsEntry("active", true);

        Calls.send(HttpRequest.newBuilder(manage()).headers(bearer()).DELETE());

        assertThat(Calls.members(Calls.post(auth.url(Endpoint.INTROSPECTION), question)))
                .as("RFC 7592 §2.3")
                .containsEntry("active", false);
    }

    @Test
    void the_token_of_a_client_that_a_test_forgot_is_refused() {
        auth.clients().forget(auth.clients().find(text("client_id")).orElseThrow());

        assertThat(Calls.get(manage(), bearer()).statusCode()).isEqualTo(401);
    }

    @Test
    void without_a_token_the_challenge_has_no_error() {
        HttpResponse<String> response = Calls.get(manage());

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.headers().firstValue("WWW-Authenticate")).contains("Bearer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer x", "Bearer", "bearer ", "Basic YTpi", "Bearer x y"})
    void a_wrong_token_is_refused(String authorization) {
        HttpResponse<String> response = Calls.get(manage(), "Authorization", authorization);

        assertThat(response.statusCode()).as("RFC 7592 §2; RFC 6750 §3.1").isEqualTo(401);
        assertThat(Calls.members(response)).containsEntry("error", "invalid_token");
    }

    @Test
    void the_token_of_one_client_is_none_for_another() {
        Map<String, Object> other = Calls.members(Calls.json("POST", auth.url(Endpoint.REGISTRATION), METADATA));

        HttpResponse<String> response =
                Calls.get(manage(), "Authorization", "Bearer " + other.get("registration_access_token"));

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(Calls.get(URI.create(auth.url(Endpoint.CLIENT_CONFIGURATION) + "/nobody"), bearer())
                        .statusCode())
                .as("RFC 7592 §2.1: no client of this id")
                .isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "client_id                  |                              | client_id is missing          | invalid_client_metadata | RFC 7592 §2.2",
                "client_id                  | 'other'                      | client_id is missing, or not  | invalid_client_metadata | RFC 7592 §2.2",
                "client_secret              | 'of my own'                  | a client cannot choose its own | invalid_client_metadata | RFC 7592 §2.2",
                "registration_access_token  | 't'                          | must not be sent              | invalid_client_metadata | RFC 7592 §2.2",
                "registration_client_uri    | 'https://a.example'          | must not be sent              | invalid_client_metadata | RFC 7592 §2.2",
                "client_secret_expires_at   | 0                            | must not be sent              | invalid_client_metadata | RFC 7592 §2.2",
                "client_id_issued_at        | 1                            | must not be sent              | invalid_client_metadata | RFC 7592 §2.2",
                "redirect_uris              | ['http://client.example/cb'] | must be https                 | invalid_redirect_uri    | RFC 7591 §3.2.2",
                "redirect_uris              | []                           | redirect_uris is missing      | invalid_redirect_uri    | RFC 7591 §3.2.2",
                "token_endpoint_auth_method | 'bogus'                      | is not supported              | invalid_client_metadata | RFC 7591 §3.2.2",
                "token_endpoint_auth_method | 'private_key_jwt'            | needs jwks or jwks_uri        | invalid_client_metadata | RFC 7591 §2",
            })
    void a_wrong_update(String member, @Nullable String value, String reason, String error, String clause) {
        Map<String, Object> asked = update();
        if (value == null) {
            asked.remove(member);
        } else {
            asked.put(member, Spoilt.value(value));
        }

        HttpResponse<String> response = Calls.json("PUT", manage(), asked, bearer());

        assertThat(response.statusCode()).as(clause).isEqualTo(400);
        assertThat(Calls.members(response)).as(clause).containsEntry("error", error);
        assertThat(response.body()).as(clause).contains(reason);
        assertThat(Calls.get(manage(), bearer()).statusCode())
                .as("the token still works")
                .isEqualTo(200);
    }

    private Map<String, Object> update() {
        Map<String, Object> members = new HashMap<>(registered);
        List.of(
                        "registration_access_token",
                        "registration_client_uri",
                        "client_secret_expires_at",
                        "client_id_issued_at")
                .forEach(members::remove);
        return members;
    }

    private URI manage() {
        return URI.create(text("registration_client_uri"));
    }

    private String[] bearer() {
        return new String[] {"Authorization", "Bearer " + text("registration_access_token")};
    }

    private String text(String member) {
        return String.valueOf(registered.get(member));
    }
}
