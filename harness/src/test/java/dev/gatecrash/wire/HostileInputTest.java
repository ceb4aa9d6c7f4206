package dev.gatecrash.wire;

import static dev.gatecrash.http.Endpoint.AUTHORIZATION;
import static dev.gatecrash.http.Endpoint.INTROSPECTION;
import static dev.gatecrash.http.Endpoint.JWKS;
import static dev.gatecrash.http.Endpoint.METADATA;
import static dev.gatecrash.http.Endpoint.REGISTRATION;
import static dev.gatecrash.http.Endpoint.REVOCATION;
import static dev.gatecrash.http.Endpoint.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.http.Endpoint;
import dev.gatecrash.web.CodeFlow;
import dev.gatecrash.web.Params;
import dev.gatecrash.web.Web;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever comes in, every endpoint answers with its standard's error; closing at the end proves there was no bug. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileInputTest {

    private static final String MARKER = "<script>gatecrash</script>";
    // A JWT whose header and claims are null and {}, which the library does not expect.
    private static final String NULL_HEADER = "bnVsbA.e30.c2ln";
    private static final List<String> HOSTILE = List.of(
            " ",
            "\t",
            "\u0000",
            "\r\nSet-Cookie: a=b",
            "\"'`\\",
            MARKER,
            "%",
            "%zz",
            "%00",
            "\uFFFD\uFFFE\uFEFF",
            "\u202Eevil",
            "\uD83D\uDE00",
            "../../../etc/passwd",
            "${jndi:ldap://127.0.0.1/a}",
            "{}",
            "[]",
            "null",
            "-1",
            "a.b.c",
            "eyJhbGciOiJub25lIn0.e30.",
            NULL_HEADER,
            "bnVsbA.e30.",
            "bnVsbA.a.b.c.d",
            "eyJhbGciOiJSUzI1NiJ9.bnVsbA.c2ln",
            "9".repeat(400),
            "x".repeat(20_000),
            "http://[",
            "javascript:alert(1)",
            "data:text/html," + MARKER,
            "http://127.0.0.1:99999/",
            "http://127.0.0.1/#fragment",
            "urn:x");

    private final AuthorizationServer auth = AuthorizationServer.start();
    private final CodeFlow app = CodeFlow.publicClient(auth);

    @BeforeAll
    void there_is_a_confidential_client() {
        auth.clients().registerConfidential("service", "s3cret");
    }

    @AfterAll
    void no_request_met_a_bug() {
        auth.close();
    }

    static List<String> hostile() {
        return HOSTILE;
    }

    static Stream<Arguments> forms() {
        return Stream.of(
                Arguments.of(TOKEN, Params.of("grant_type", "authorization_code", "code", "c", "code_verifier", "v")),
                Arguments.of(TOKEN, Params.of("grant_type", "refresh_token", "refresh_token", "r", "scope", "s")),
                Arguments.of(TOKEN, Params.of("grant_type", "client_credentials", "scope", "s")),
                Arguments.of(
                        TOKEN,
                        Params.of(
                                "client_assertion", "a",
                                "client_assertion_type", "t",
                                "grant_type", "urn:ietf:params:oauth:grant-type:jwt-bearer",
                                "assertion", "a")),
                Arguments.of(
                        TOKEN,
                        Params.of(
                                "grant_type", "urn:ietf:params:oauth:grant-type:token-exchange",
                                "subject_token", "t",
                                "subject_token_type", "t",
                                "actor_token", "t",
                                "audience", "a",
                                "resource", "r",
                                "authorization_details", "d")),
                Arguments.of(
                        TOKEN,
                        Params.of(
                                "grant_type", "authorization_code",
                                "code", "c",
                                "redirect_uri", "r",
                                "resource", "r",
                                "client_id", "c",
                                "client_secret", "s")),
                Arguments.of(INTROSPECTION, Params.of("token", "t", "token_type_hint", "access_token")),
                Arguments.of(REVOCATION, Params.of("token", "t", "token_type_hint", "refresh_token")));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void a_hostile_value_of_any_form_parameter_is_answered_in_json(Endpoint endpoint, Params good) {
        for (String name : good.names()) {
            for (String value : HOSTILE) {
                HttpResponse<String> asService = Web.form(
                        auth.url(endpoint), good.with(name, value), "Authorization", Web.basic("service", "s3cret"));
                HttpResponse<String> asApp = Web.form(
                        auth.url(endpoint), good.with("client_id", app.client().id(), name, value));
                HttpResponse<String> twice = Web.form(auth.url(endpoint), good.and(name, value));

                assertThatIsJsonOrEmpty(asService, name, value);
                assertThatIsJsonOrEmpty(asApp, name, value);
                assertThatIsJsonOrEmpty(twice, name, value);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void a_hostile_value_of_any_authorization_parameter_is_redirected_or_shown_plainly(String value) {
        Params good = app.question()
                .with("resource", "https://notes.example", "scope", "a", "login_hint", "alice", "nonce", "n")
                .with("response_mode", "query", "prompt", "login", "max_age", "1", "dpop_jkt", "x", "claims", "{}")
                .with("authorization_details", "[]", "ui_locales", "en", "request", "r", "request_uri", "u");
        for (String name : good.names()) {
            HttpResponse<String> byGet = Web.get(auth.url(AUTHORIZATION), good.with(name, value));
            HttpResponse<String> byPost = Web.form(auth.url(AUTHORIZATION), good.with(name, value));
            HttpResponse<String> alone =
                    Web.form(auth.url(AUTHORIZATION), app.question().with(name, value));

            assertThatIsHarmlessPage(byGet, name, value);
            assertThatIsHarmlessPage(byPost, name, value);
            assertThatIsHarmlessPage(alone, name, value);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_hostile_header_value_changes_nothing(Endpoint endpoint) {
        for (String name : List.of("Authorization", "Content-Type", "Accept", "Origin", "Cookie", "DPoP", "Prefer")) {
            for (String value : List.of(
                    "x",
                    "Basic",
                    "Basic !!!",
                    "Basic Og==",
                    "Bearer " + MARKER,
                    "Bearer " + NULL_HEADER,
                    NULL_HEADER,
                    ",;=\"",
                    "*/*")) {
                HttpResponse<String> get = Web.get(auth.url(endpoint), name, value);
                HttpResponse<String> post = Web.post(auth.url(endpoint), Web.FORM, "token=x", name, value);

                assertThat(get.statusCode()).as("%s: %s", name, value).isBetween(200, 499);
                assertThat(post.statusCode()).as("%s: %s", name, value).isBetween(200, 499);
                assertThat(get.body() + post.body()).doesNotContain(MARKER);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"TOKEN", "INTROSPECTION", "REVOCATION"})
    void a_form_in_the_query_is_refused(Endpoint endpoint) {
        URI url = URI.create(auth.url(endpoint) + "?token=x");

        HttpResponse<String> response =
                Web.form(url, Params.of("token", "x"), "Authorization", Web.basic("service", "s3cret"));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(Web.error(response)).isEqualTo("invalid_request");
    }

    @ParameterizedTest
    @EnumSource(names = {"TOKEN", "INTROSPECTION", "REVOCATION"})
    void a_form_of_another_content_type_is_refused(Endpoint endpoint) {
        for (String type : List.of(Web.JSON, "text/plain", "multipart/form-data", "application/x-www", ";", "a/b/c")) {
            HttpResponse<String> response = Web.post(auth.url(endpoint), type, "token=x&grant_type=refresh_token");

            assertThat(response.statusCode()).as(type).isEqualTo(400);
            assertThat(Web.error(response)).isEqualTo("invalid_request");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"TOKEN", "INTROSPECTION", "REVOCATION"})
    void a_form_may_state_its_charset_and_its_type_in_capitals(Endpoint endpoint) {
        HttpResponse<String> response = Web.post(
                auth.url(endpoint),
                "Application/X-WWW-Form-Urlencoded; charset=UTF-8",
                "token=x&grant_type=refresh_token&refresh_token=r",
                "Authorization",
                Web.basic("service", "s3cret"));

        assertThat(response.body()).doesNotContain("invalid_request");
    }

    @ParameterizedTest
    @EnumSource(names = {"TOKEN", "INTROSPECTION", "REVOCATION"})
    void every_repeated_parameter_is_refused(Endpoint endpoint) {
        Params good = Params.of("grant_type", "refresh_token", "refresh_token", "r", "token", "t", "x", "1");
        for (String name : good.names()) {
            HttpResponse<String> response =
                    Web.form(auth.url(endpoint), good.and(name, "1"), "Authorization", Web.basic("service", "s3cret"));

            assertThat(response.statusCode()).as(name).isEqualTo(400);
            assertThat(Web.error(response)).isEqualTo("invalid_request");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"TOKEN", "INTROSPECTION", "REVOCATION"})
    void broken_escapes_are_refused(Endpoint endpoint) {
        for (String broken : List.of("token=%", "token=%4", "token=%zz", "%=token", "token=a%%", "token=%u0041")) {
            HttpResponse<String> response =
                    Web.post(auth.url(endpoint), Web.FORM, broken, "Authorization", Web.basic("service", "s3cret"));

            assertThat(response.statusCode()).as(broken).isEqualTo(400);
            assertThat(Web.error(response)).isEqualTo("invalid_request");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"TOKEN", "INTROSPECTION", "REVOCATION"})
    void thousands_of_parameters_are_refused_at_once(Endpoint endpoint) {
        StringBuilder different = new StringBuilder("token=x");
        for (int i = 0; i < 50_000; i++) {
            different.append("&p").append(i).append("=1");
        }
        List<String> bodies = List.of(
                different.toString(),
                "token=x" + "&a=1".repeat(200_000),
                "token=x" + "&resource=urn:x".repeat(60_000),
                "&".repeat(1_000_000),
                "=".repeat(1_000_000),
                "%41".repeat(300_000));
        for (String body : bodies) {
            HttpResponse<String> response =
                    Web.post(auth.url(endpoint), Web.FORM, body, "Authorization", Web.basic("service", "s3cret"));

            assertThat(response.statusCode()).as(body.substring(0, 30)).isEqualTo(400);
            assertThat(Web.error(response)).isEqualTo("invalid_request");
        }
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"LOGIN", "CONSENT", "EXTERNAL_COMPLETION", "EXTERNAL_RETURN"})
    void a_method_of_no_use_is_refused_with_those_that_are(Endpoint endpoint) {
        String allowed = Map.of(
                        METADATA,
                        "GET, HEAD",
                        Endpoint.OPENID_CONFIGURATION,
                        "GET, HEAD",
                        JWKS,
                        "GET, HEAD",
                        Endpoint.CLIENT_DOCUMENT,
                        "GET, HEAD",
                        Endpoint.ATTACKER,
                        "GET, HEAD",
                        Endpoint.CLIENT_CONFIGURATION,
                        "DELETE, GET, PUT",
                        AUTHORIZATION,
                        "GET, POST",
                        Endpoint.DEVICE_VERIFICATION,
                        "GET, POST",
                        Endpoint.USER_INFO,
                        "GET, POST",
                        Endpoint.END_SESSION,
                        "GET, POST")
                .getOrDefault(endpoint, "POST");
        for (String method : List.of("PUT", "DELETE", "PATCH", "TRACE", "PROPFIND", "BREW")) {
            if (allowed.contains(method)) {
                continue;
            }
            HttpResponse<String> response = Web.method(method, auth.url(endpoint));

            assertThat(response.statusCode()).as(method).isEqualTo(405);
            assertThat(Web.header(response, "Allow")).isEqualTo(allowed);
            assertThat(response.body()).isEmpty();
        }
        if (!allowed.contains("POST")) {
            assertThat(Web.post(auth.url(endpoint), Web.FORM, "a=b").statusCode())
                    .isEqualTo(405);
        }
        if (!allowed.contains("GET")) {
            assertThat(Web.get(auth.url(endpoint)).statusCode()).isEqualTo(405);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"METADATA", "OPENID_CONFIGURATION", "JWKS"})
    void documents_do_not_mind_a_query(Endpoint endpoint) {
        for (String query : List.of("", "a=b", "%", "<>", "a=b&a=b")) {
            HttpResponse<String> response = Web.get(URI.create(
                    auth.url(endpoint) + "?" + query.replace("%", "%25").replace("<>", "%3C%3E")));

            assertThat(response.statusCode()).isEqualTo(200);
        }
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

    private static void assertThatIsJsonOrEmpty(HttpResponse<String> response, String name, String value) {
        String what = name + " = " + value.substring(0, Math.min(value.length(), 60)) + ": " + response.body();
        assertThat(response.statusCode()).as(what).isBetween(200, 499);
        assertThat(response.body()).as(what).doesNotContain("Exception", "at dev.gatecrash");
        if (!response.body().isEmpty()) {
            assertThat(Web.header(response, "Content-Type")).as(what).isEqualTo("application/json");
        }
        if (response.statusCode() >= 400) {
            assertThat(response.body()).as(what).doesNotContain("<script");
            assertThat(Web.json(response).get("error")).as(what).isNotNull();
            assertThat(String.valueOf(Web.json(response).get("error_description")))
                    .as(what)
                    .matches("[\\x20-\\x21\\x23-\\x5B\\x5D-\\x7E]{1,200}");
        }
    }

    private static void assertThatIsHarmlessPage(HttpResponse<String> response, String name, String value) {
        String what = name + " = " + value.substring(0, Math.min(value.length(), 60)) + ": " + response.body();
        assertThat(response.statusCode()).as(what).isIn(302, 400, 414);
        assertThat(response.body()).as(what).doesNotContain("<script", "Exception", "at dev.gatecrash");
        assertThat(Web.header(response, "Set-Cookie")).as(what).isEmpty();
        if (response.statusCode() == 302) {
            assertThat(Web.location(response)).as(what).startsWith(CodeFlow.CALLBACK + "?");
            assertThat(Web.redirected(response)).as(what).containsKey("iss");
        }
    }
}
