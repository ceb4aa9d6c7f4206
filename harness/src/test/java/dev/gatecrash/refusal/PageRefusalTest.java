package dev.gatecrash.refusal;

import static dev.gatecrash.http.Endpoint.AUTHORIZATION;
import static dev.gatecrash.http.Endpoint.DEVICE_AUTHORIZATION;
import static dev.gatecrash.http.Endpoint.DEVICE_VERIFICATION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.client.Client;
import dev.gatecrash.http.Endpoint;
import dev.gatecrash.user.Login;
import dev.gatecrash.user.User;
import dev.gatecrash.web.Browser;
import dev.gatecrash.web.CodeFlow;
import dev.gatecrash.web.Params;
import dev.gatecrash.web.Web;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people see: the pages to sign in, to consent and to enter a device's code; and the documents. */
class PageRefusalTest {

    private static final String DEVICE_CODE = "urn:ietf:params:oauth:grant-type:device_code";

    private final AuthorizationServer auth = AuthorizationServer.builder()
            .login(Login.page())
            .user(User.named("alice").withPassword("wonderland"))
            .start();
    private final CodeFlow app = CodeFlow.with(
            auth,
            auth.clients()
                    .register(Client.publicClient("app", CodeFlow.CALLBACK).withGrants(DEVICE_CODE)));
    private final Browser browser = new Browser();

    @AfterEach
    void no_request_met_a_bug() {
        auth.close();
    }

    private HttpResponse<String> login() {
        return browser.visit(auth.url(AUTHORIZATION), app.question().with("scope", "notes:read"));
    }

    private HttpResponse<String> consent() {
        return browser.submit(login(), "username", "alice", "password", "wonderland");
    }

    private static String[] fields(String cell) {
        Params changed = Row.changed(Params.of(), cell.replace("=-", "=%00"));
        return changed.names().stream()
                .flatMap(name ->
                        java.util.stream.Stream.of(name, changed.value(name).replace("\0", "")))
                .toArray(String[]::new);
    }

    private void assertRefused(HttpResponse<String> answer, String clause, String expected) {
        assertThat(Row.outcome(answer)).as(clause).isEqualTo(expected);
        assertThat(answer.headers().map()).doesNotContainKey("location");
        assertThat(answer.body()).doesNotContain("wonderland");
    }

    @ParameterizedTest(name = "{0}: {1} -> {2}")
    @CsvSource(delimiter = '|', textBlock = """
            RFC 9110 §15.5.2      | username=alice password=wrong            | 401 page Form
            RFC 9110 §15.5.2      | username=mallory password=wonderland     | 401 page Form
            RFC 9110 §15.5.2      | username=- password=wonderland           | 401 page Form
            RFC 6819 §4.4.1.8     | username=alice password=wonderland form_token=guessed | 400 page invalid_request
            RFC 6819 §4.4.1.8     | username=alice password=wonderland form_token=-       | 400 page invalid_request
            RFC 6749 §4.1.1       | username=alice password=wonderland interaction=other  | 400 page invalid_request
            RFC 6749 §4.1.1       | username=alice password=wonderland interaction=-      | 400 page invalid_request
            """)
    void signing_in(String clause, String changes, String expected) {
        assertRefused(browser.submit(login(), fields(changes)), clause, expected);
    }

    @ParameterizedTest(name = "{0}: {1} -> {2}")
    @CsvSource(delimiter = '|', textBlock = """
            RFC 6749 §4.1.1       | decision=-                               | 400 page
            RFC 6749 §4.1.1       | decision=maybe                           | 400 page
            RFC 6749 §3.3         | decision=allow scope-0=-                 | 400 page
            RFC 6819 §4.4.1.8     | decision=allow form_token=guessed        | 400 page invalid_request
            RFC 6819 §4.4.1.8     | decision=allow form_token=-              | 400 page invalid_request
            RFC 6749 §4.1.1       | decision=allow interaction=other         | 400 page invalid_request
            """)
    void consenting(String clause, String changes, String expected) {
        assertRefused(browser.submit(consent(), fields(changes)), clause, expected);
    }

    @ParameterizedTest(name = "{0}: {1} -> {2}")
    @CsvSource(delimiter = '|', textBlock = """
            RFC 8628 §3.3  | user_code=                | 400 page
            RFC 8628 §3.3  | user_code=BBBB-BBBB       | 400 page
            RFC 8628 §3.3  | user=                     | 400 page
            RFC 8628 §3.3  | user=mallory              | 400 page
            RFC 8628 §3.3  | password=wrong            | 400 page
            RFC 8628 §3.3  | decision=                 | 400 page
            RFC 8628 §3.3  | decision=maybe            | 400 page
            """)
    void entering_a_device_s_code(String clause, String changes, String expected) {
        String code = String.valueOf(Web.json(Web.form(auth.url(DEVICE_AUTHORIZATION), Params.of("client_id", "app")))
                .get("user_code"));
        Params good = Params.of("user_code", code, "user", "alice", "password", "wonderland", "decision", "approve");

        assertRefused(Web.form(auth.url(DEVICE_VERIFICATION), Row.changed(good, changes)), clause, expected);
        assertThat(Web.form(auth.url(DEVICE_VERIFICATION), good).body())
                .as("the code still waits")
                .contains("The device is connected.");
    }

    @ParameterizedTest(name = "{0}: {2} {1} -> {3}")
    @CsvSource(delimiter = '|', textBlock = """
            RFC 9110 §15.5.6 | LOGIN                | DELETE  | 405
            RFC 9110 §15.5.6 | CONSENT              | PUT     | 405
            RFC 9110 §15.5.6 | DEVICE_VERIFICATION  | PUT     | 405
            RFC 9110 §15.5.6 | END_SESSION          | DELETE  | 405
            RFC 9110 §15.5.6 | METADATA             | POST    | 405
            RFC 9110 §15.5.6 | OPENID_CONFIGURATION | POST    | 405
            RFC 9110 §15.5.6 | JWKS                 | POST    | 405
            RFC 9110 §15.5.6 | USER_INFO            | PUT     | 405
            RFC 9126 §2.3    | PUSHED_AUTHORIZATION | GET     | 405
            RFC 8628 §3.1    | DEVICE_AUTHORIZATION | GET     | 405
            RFC 7662 §2.1    | INTROSPECTION        | GET     | 405
            RFC 7009 §2.1    | REVOCATION           | GET     | 405
            RFC 7591 §3.1    | REGISTRATION         | GET     | 405
            """)
    void another_method(String clause, Endpoint endpoint, String method, String expected) {
        HttpResponse<String> answer = Web.method(method, auth.url(endpoint));

        assertThat(Row.outcome(answer)).as(clause).isEqualTo(expected);
        assertThat(Web.header(answer, "Allow")).as(clause).isNotEmpty();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            RFC 8414 §3.1                 | /.well-known/oauth-authorization-server/other
            RFC 8414 §3.1                 | /as/.well-known/oauth-authorization-server
            OpenID Connect Discovery §4.1 | /other/.well-known/openid-configuration
            RFC 7517 §5                   | /other/jwks
            """)
    void a_document_of_another_issuer(String clause, String path) {
        HttpResponse<String> answer = Web.get(auth.issuer().resolve(path));

        assertThat(Row.outcome(answer)).as(clause).isEqualTo("404");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            RFC 6749 §4.1.1 | LOGIN
            RFC 6749 §4.1.1 | CONSENT
            """)
    void a_page_of_no_request(String clause, Endpoint page) {
        assertThat(Row.outcome(browser.get(auth.url(page)))).as(clause).isEqualTo("400 page invalid_request");
        assertThat(Row.outcome(new Browser().get(auth.url(page), Params.of("interaction", "guessed"))))
                .as(clause)
                .isEqualTo("400 page invalid_request");
    }
}
