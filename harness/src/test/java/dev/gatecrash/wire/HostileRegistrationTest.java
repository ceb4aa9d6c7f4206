package dev.gatecrash.wire;

import static dev.gatecrash.http.Endpoint.REGISTRATION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.web.Web;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Registrations that are no JSON, or not of the types of RFC 7591 §2; closing at the end proves there was no bug. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileRegistrationTest {

    private final AuthorizationServer auth = AuthorizationServer.start();

    @AfterAll
    void no_request_met_a_bug() {
        auth.close();
    }

    @ParameterizedTest
    @MethodSource("brokenJson")
    void registration_refuses_what_is_not_a_json_object(String body) {
        HttpResponse<String> response = Web.post(auth.url(REGISTRATION), Web.JSON, body);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(Web.error(response)).isIn("invalid_client_metadata", "invalid_redirect_uri");
    }

    static List<String> brokenJson() {
        return List.of(
                "",
                " ",
                "null",
                "1",
                "\"x\"",
                "[]",
                "{",
                "{}}",
                "{} {}",
                "{a:1}",
                "{\"a\":1,}",
                "{\"redirect_uris\":[\"https://a.example\"],\"redirect_uris\":[\"https://b.example\"]}",
                "{\"a\":NaN}",
                "{\"redirect_uris\":[\"https://a.example\"]} trailing",
                "\uFEFF{}",
                "[".repeat(100_000),
                "{\"a\":".repeat(100_000),
                "{\"redirect_uris\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}",
                "{\"jwks\":" + "{\"a\":".repeat(20_000) + "1" + "}".repeat(20_000) + "}");
    }

    @ParameterizedTest
    @MethodSource("registrationMembers")
    void registration_refuses_or_ignores_a_member_of_the_wrong_type(String member) {
        List<String> values = List.of(
                "null",
                "true",
                "-1",
                "1e400",
                "\"\"",
                "\" \"",
                "\"x\"",
                "\"\\u0000\"",
                "\"<b>\"",
                "[]",
                "[null]",
                "[1]",
                "[[]]",
                "[{}]",
                "[\"\"]",
                "[\" \"]",
                "[\"x\"]",
                "[\"x\",\"x\"]",
                "{}",
                "{\"keys\":1}",
                "{\"keys\":[1]}",
                "{\"keys\":[{\"kty\":\"RSA\"}]}",
                "\"javascript:alert(1)\"",
                "\"http://[\"",
                "\"://\"");
        for (String value : values) {
            String uris = member.equals("redirect_uris") ? "" : "\"redirect_uris\":[\"https://a.example/cb\"],";
            String body = "{" + uris + "\"" + member + "\":" + value + "}";

            HttpResponse<String> response = Web.post(auth.url(REGISTRATION), Web.JSON, body);

            assertThat(response.statusCode()).as(body).isIn(201, 400);
            if (response.statusCode() == 400) {
                assertThat(Web.error(response)).as(body).isIn("invalid_client_metadata", "invalid_redirect_uri");
            }
        }
    }

    static List<String> registrationMembers() {
        return List.of(
                "redirect_uris",
                "token_endpoint_auth_method",
                "grant_types",
                "response_types",
                "client_name",
                "client_name#ja",
                "client_name#",
                "#",
                "client_uri",
                "logo_uri",
                "scope",
                "contacts",
                "tos_uri",
                "policy_uri",
                "jwks_uri",
                "jwks",
                "software_id",
                "software_version",
                "software_statement",
                "application_type",
                "client_id",
                "client_secret",
                "client_id_issued_at",
                "client_secret_expires_at",
                "registration_access_token",
                "registration_client_uri",
                "token_endpoint_auth_signing_alg",
                "tls_client_certificate_bound_access_tokens",
                "authorization_details_types",
                "request_uris",
                "require_pushed_authorization_requests",
                "dpop_bound_access_tokens",
                "backchannel_logout_uri",
                "id_token_signed_response_alg",
                "authorization_signed_response_alg",
                "client_registration_types",
                "<script>",
                "");
    }
}
