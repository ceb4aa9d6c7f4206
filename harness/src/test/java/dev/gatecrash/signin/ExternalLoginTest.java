package dev.gatecrash.signin;

import static dev.gatecrash.http.Endpoint.AUTHORIZATION;
import static dev.gatecrash.http.Endpoint.EXTERNAL_COMPLETION;
import static dev.gatecrash.http.Endpoint.EXTERNAL_RETURN;
import static dev.gatecrash.http.Endpoint.LOGIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.user.Consent;
import dev.gatecrash.user.Login;
import dev.gatecrash.user.User;
import dev.gatecrash.web.Browser;
import dev.gatecrash.web.CodeFlow;
import dev.gatecrash.web.Params;
import dev.gatecrash.web.Web;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The bridge to an application's own sign-in, as WorkOS Standalone Connect documents it. */
class ExternalLoginTest {

    private static final String KEY = "sk_test_1234";
    private static final URI APPLICATION = URI.create("https://app.example/login?from=oauth");
    private static final String CAROL = """
            {"external_auth_id": "%s", "user": {"id": "u-17", "email": "carol@example.com", "first_name": "Carol",
             "last_name": "Clark", "metadata": {"department": "Engineering"}}}""";

    private final AuthorizationServer auth = AuthorizationServer.builder()
            .login(Login.external(APPLICATION, KEY))
            .start();
    private final CodeFlow app = CodeFlow.confidentialClient(auth, "notes-app");
    private final Browser browser = new Browser();

    @AfterEach
    void no_request_met_a_bug() {
        auth.close();
    }

    private HttpResponse<String> begin(String... changes) {
        return browser.visit(auth.url(AUTHORIZATION), app.question().with(changes));
    }

    private static String externalAuthId(HttpResponse<String> redirect) {
        return String.valueOf(Web.redirected(redirect).get("external_auth_id"));
    }

    private HttpResponse<String> complete(String body, String... headers) {
        String[] sent = headers.length == 0 ? new String[] {"Authorization", "Bearer " + KEY} : headers;
        return Web.post(auth.url(EXTERNAL_COMPLETION), Web.JSON, body, sent);
    }

    private static URI redirectUri(HttpResponse<String> completed) {
        assertThat(completed.statusCode()).as(completed.body()).isEqualTo(200);
        return URI.create(String.valueOf(Web.json(completed).get("redirect_uri")));
    }

    private HttpResponse<String> back(HttpResponse<String> completed) {
        return browser.follow(browser.get(redirectUri(completed)));
    }

    private Map<String, Object> claims(HttpResponse<String> done) {
        String code = String.valueOf(Web.redirected(done).get("code"));
        return CodeFlow.introspect(auth, CodeFlow.success(app.redeem(code)).get("access_token"));
    }

    private static void assertThatIsRefused(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(Web.json(answer)).containsEntry("code", code).containsKey("message");
    }

    @Test
    void the_application_signs_in_and_the_client_gets_a_code() {
        HttpResponse<String> elsewhere = begin("scope", "notes:read");

        HttpResponse<String> consent = back(complete(CAROL.formatted(externalAuthId(elsewhere))));
        HttpResponse<String> done = browser.submit(consent, "decision", "allow");

        assertThat(Web.location(elsewhere)).startsWith(APPLICATION + "&external_auth_id=");
        assertThat(consent.body()).contains("<h1>Allow access</h1>", "u-17");
        assertThat(claims(done))
                .containsEntry("sub", "u-17")
                .containsEntry("email", "carol@example.com")
                .containsEntry("given_name", "Carol")
                .containsEntry("family_name", "Clark")
                .containsEntry("metadata", Map.of("department", "Engineering"))
                .containsEntry("scope", "notes:read");
        assertThat(auth.users().find("u-17")).isPresent();
    }

    @Test
    void consent_may_be_given_beforehand() {
        auth.users().answerConsent(Consent.automatic());

        HttpResponse<String> done = back(complete(CAROL.formatted(externalAuthId(begin()))));

        assertThat(claims(done)).containsEntry("sub", "u-17");
    }

    @Test
    void a_user_says_no() {
        HttpResponse<String> consent = back(complete(CAROL.formatted(externalAuthId(begin()))));

        HttpResponse<String> done = browser.submit(consent, "decision", "deny");

        assertThat(Web.redirected(done)).containsEntry("error", "access_denied");
    }

    @Test
    void a_known_user_is_updated() {
        back(complete(CAROL.formatted(externalAuthId(begin()))));

        back(complete(CAROL.replace("carol@", "c.clark@").formatted(externalAuthId(begin("prompt", "login")))));

        assertThat(auth.users().find("u-17").map(User::claims).orElseThrow())
                .containsEntry("email", "c.clark@example.com");
    }

    @Test
    void a_signed_in_browser_skips_the_application() {
        back(complete(CAROL.formatted(externalAuthId(begin()))));

        assertThat(begin().body()).contains("<h1>Allow access</h1>");
        assertThat(Web.location(begin("prompt", "login"))).startsWith(APPLICATION.toString());
        assertThat(Web.redirected(begin("prompt", "none"))).containsEntry("error", "consent_required");
    }

    @Test
    void nobody_is_sent_away_where_the_client_forbids_it() {
        assertThat(Web.redirected(begin("prompt", "none"))).containsEntry("error", "login_required");
    }

    @Test
    void what_the_user_chooses_becomes_a_claim() {
        String options = """
                , "user_consent_options": [
                  {"claim": "urn:example:tenant", "type": "enum", "label": "Tenant", "choices": [
                    {"value": "t1", "label": "First <b>"}, {"group": "Others", "choices": [{"value": "t2", "label": "Second"}]}]}]}""";
        String body = CAROL.formatted(externalAuthId(begin()));

        HttpResponse<String> consent = back(complete(body.substring(0, body.length() - 1) + options));
        HttpResponse<String> again = browser.submit(consent, "decision", "allow", "option-0", "t3");
        HttpResponse<String> done = browser.submit(consent, "decision", "allow", "option-0", "t2");

        assertThat(consent.body())
                .contains("Tenant</label>", "<optgroup label=\"Others\">", "First &lt;b&gt;</option>");
        assertThat(again.body()).contains("Choose from every list.");
        assertThat(claims(done)).containsEntry("urn:example:tenant", "t2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Bearer",
                "Bearer wrong",
                "Bearer sk_test_1234 x",
                "Basic c2tfdGVzdF8xMjM0Og==",
                "sk_test_1234"
            })
    void without_the_api_key_nothing_is_believed(String authorization) {
        String body = CAROL.formatted(externalAuthId(begin()));

        HttpResponse<String> refused = complete(body, "Authorization", authorization);

        assertThatIsRefused(refused, 401, "unauthorized");
        assertThat(Web.header(refused, "WWW-Authenticate")).isEqualTo("Bearer");
        assertThat(complete(body).statusCode()).isEqualTo(200);
    }

    /** The provider's documented errors: 400 not acceptable, 422 validation failed. */
    @ParameterizedTest(name = "WorkOS Standalone Connect, completion: {2} -> {0} {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "400 | bad_request | not json",
                "400 | bad_request | []",
                "400 | bad_request | [1]",
                "400 | bad_request | {\"external_auth_id\": ",
                "400 | bad_request | ''",
                "422 | invalid_request_parameters | {}",
                "422 | invalid_request_parameters | {\"external_auth_id\": 7, \"user\": {\"id\": \"u\", \"email\": \"a@b\"}}",
                "422 | invalid_request_parameters | {\"external_auth_id\": \"ID\"}",
                "422 | invalid_request_parameters | {\"external_auth_id\": \"ID\", \"user\": \"u\"}",
                "422 | invalid_request_parameters | {\"external_auth_id\": \"ID\", \"user\": {\"email\": \"a@b\"}}",
                "422 | invalid_request_parameters | {\"external_auth_id\": \"ID\", \"user\": {\"id\": \"\", \"email\": \"a@b\"}}",
                "422 | invalid_request_parameters | {\"external_auth_id\": \"ID\", \"user\": {\"id\": \"u\"}}",
                "422 | invalid_request_parameters | {\"external_auth_id\": \"ID\", \"user\": {\"id\": \"u\", \"email\": \"nobody\"}}",
                "422 | invalid_request_parameters | {\"external_auth_id\": \"ID\", \"user\": {\"id\": \"u\", \"email\": \"a@b\", \"first_name\": 1}}",
                "422 | invalid_request_parameters | {\"external_auth_id\": \"ID\", \"user\": {\"id\": \"u\", \"email\": \"a@b\", \"metadata\": {\"x\": 1}}}",
                "422 | invalid_request_parameters | {\"external_auth_id\": \"ID\", \"user\": {\"id\": \"u\", \"email\": \"a@b\"}, \"user_consent_options\": {}}",
                "422 | invalid_request_parameters | {\"external_auth_id\": \"ID\", \"user\": {\"id\": \"u\", \"email\": \"a@b\"}, \"user_consent_options\": [1]}",
                "422 | invalid_request_parameters | {\"external_auth_id\": \"ID\", \"user\": {\"id\": \"u\", \"email\": \"a@b\"}, \"user_consent_options\": [{\"claim\": \"sub\", \"type\": \"enum\", \"label\": \"L\", \"choices\": [{\"value\": \"v\", \"label\": \"l\"}]}]}",
                "422 | invalid_request_parameters | {\"external_auth_id\": \"ID\", \"user\": {\"id\": \"u\", \"email\": \"a@b\"}, \"user_consent_options\": [{\"claim\": \"c\", \"type\": \"text\", \"label\": \"L\", \"choices\": [{\"value\": \"v\", \"label\": \"l\"}]}]}",
                "422 | invalid_request_parameters | {\"external_auth_id\": \"ID\", \"user\": {\"id\": \"u\", \"email\": \"a@b\"}, \"user_consent_options\": [{\"claim\": \"c\", \"type\": \"enum\", \"label\": \"L\", \"choices\": []}]}",
                "404 | entity_not_found | {\"external_auth_id\": \"unknown\", \"user\": {\"id\": \"u\", \"email\": \"a@b\"}}",
            })
    void a_wrong_completion_is_refused_and_uses_nothing_up(int status, String code, String body) {
        String id = externalAuthId(begin());

        assertThatIsRefused(complete(body.replace("\"ID\"", "\"" + id + "\"")), status, code);

        assertThat(auth.users().find("u")).isEmpty();
        redirectUri(complete(CAROL.formatted(id)));
    }

    @Test
    void a_body_of_another_type_is_refused() {
        String id = externalAuthId(begin());

        HttpResponse<String> refused = Web.post(
                auth.url(EXTERNAL_COMPLETION), "text/plain", CAROL.formatted(id), "Authorization", "Bearer " + KEY);

        assertThatIsRefused(refused, 400, "bad_request");
    }

    @Test
    void an_identifier_works_once_and_for_five_minutes() {
        String used = externalAuthId(begin());
        complete(CAROL.formatted(used));
        String late = externalAuthId(begin());
        auth.clock().advance(Duration.ofMinutes(5));

        assertThatIsRefused(complete(CAROL.formatted(used)), 404, "entity_not_found");
        assertThatIsRefused(complete(CAROL.formatted(late)), 404, "entity_not_found");
    }

    @Test
    void of_many_completions_at_once_one_succeeds() {
        String id = externalAuthId(begin());
        List<CompletableFuture<Integer>> answers = Stream.generate(() -> CompletableFuture.supplyAsync(
                        () -> complete(CAROL.formatted(id)).statusCode()))
                .limit(8)
                .toList();

        assertThat(answers).map(CompletableFuture::join).containsOnlyOnce(200);
    }

    @Test
    void an_e_mail_address_belongs_to_one_user() {
        complete(CAROL.formatted(externalAuthId(begin())));
        String id = externalAuthId(begin());

        assertThatIsRefused(
                complete(CAROL.replace("u-17", "u-18")
                        .replace("carol@", "CAROL@")
                        .formatted(id)),
                422,
                "email_not_available");

        assertThat(auth.users().find("u-18")).isEmpty();
    }

    @Test
    void only_the_browser_that_began_can_come_back_and_only_once() {
        URI back = redirectUri(complete(CAROL.formatted(externalAuthId(begin()))));

        HttpResponse<String> stolen = new Browser().get(back);
        HttpResponse<String> first = browser.get(back);
        HttpResponse<String> second = browser.get(back);

        assertThat(stolen.statusCode()).isEqualTo(400);
        assertThat(first.statusCode()).isEqualTo(303);
        assertThat(second.statusCode()).isEqualTo(400);
        assertThat(Web.get(auth.url(EXTERNAL_RETURN), Params.of("state", "x")).statusCode())
                .isEqualTo(400);
    }

    @Test
    void there_is_no_login_page_here() {
        assertThat(Web.get(auth.url(LOGIN)).statusCode()).isEqualTo(404);
        assertThat(Web.get(auth.url(EXTERNAL_COMPLETION)).statusCode()).isEqualTo(405);
        assertThat(Web.header(complete("{}"), "Cache-Control")).isEqualTo("no-store");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/login", "ftp://app.example/", "https:app", "https://app.example/#x", "javascript:alert(1)"})
    void a_login_uri_that_is_none_is_a_mistake_of_the_test(String uri) {
        assertThatThrownBy(() -> Login.external(URI.create(uri), KEY))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(uri);
    }

    @Test
    void a_key_that_cannot_be_sent_is_a_mistake_of_the_test() {
        assertThatThrownBy(() -> Login.external(APPLICATION, "two words"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("API key");
        assertThat(Login.external(APPLICATION, KEY).toString()).doesNotContain(KEY);
    }
}
