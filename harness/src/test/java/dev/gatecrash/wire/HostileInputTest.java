package dev.gatecrash.wire;

import static dev.gatecrash.http.Endpoint.AUTHORIZATION;
import static dev.gatecrash.http.Endpoint.INTROSPECTION;
import static dev.gatecrash.http.Endpoint.REVOCATION;
import static dev.gatecrash.http.Endpoint.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.http.Endpoint;
import dev.gatecrash.web.CodeFlow;
import dev.gatecrash.web.Params;
import dev.gatecrash.web.Web;
import java.net.http.HttpResponse;
import java.util.List;
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
