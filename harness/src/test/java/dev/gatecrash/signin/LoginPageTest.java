package dev.gatecrash.signin;

import static dev.gatecrash.http.Endpoint.AUTHORIZATION;
import static dev.gatecrash.http.Endpoint.CONSENT;
import static dev.gatecrash.http.Endpoint.END_SESSION;
import static dev.gatecrash.http.Endpoint.LOGIN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.client.Client;
import dev.gatecrash.user.Consent;
import dev.gatecrash.user.Login;
import dev.gatecrash.user.User;
import dev.gatecrash.web.Browser;
import dev.gatecrash.web.CodeFlow;
import dev.gatecrash.web.Params;
import dev.gatecrash.web.Web;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LoginPageTest {

    private final AuthorizationServer auth = AuthorizationServer.builder()
            .login(Login.page())
            .user(User.named("alice").withPassword("wonderland"), User.named("bob"))
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

    private HttpResponse<String> signIn(HttpResponse<String> page) {
        return browser.submit(page, "username", "alice", "password", "wonderland");
    }

    private HttpResponse<String> allow(HttpResponse<String> page, String... changes) {
        return browser.submit(
                page,
                Stream.concat(Stream.of("decision", "allow"), Stream.of(changes))
                        .toArray(String[]::new));
    }

    private static String code(HttpResponse<String> redirect) {
        return String.valueOf(Web.redirected(redirect).get("code"));
    }

    private static String error(HttpResponse<String> redirect) {
        return String.valueOf(Web.redirected(redirect).get("error"));
    }

    private static void assertThatIsLogin(HttpResponse<String> page) {
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("<h1>Sign in</h1>");
    }

    private static void assertThatIsConsent(HttpResponse<String> page) {
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("<h1>Allow access</h1>");
    }

    @Test
    void a_user_signs_in_consents_and_the_client_gets_a_code() {
        HttpResponse<String> login = begin("scope", "notes:read notes:write", "resource", CodeFlow.NOTES.toString());
        HttpResponse<String> consent = signIn(login);
        HttpResponse<String> done = allow(consent);

        assertThatIsLogin(login);
        assertThatIsConsent(consent);
        assertThat(consent.body()).contains("notes-app", "alice", "notes:read", "notes:write", "client.example");
        assertThat(consent.body()).contains(CodeFlow.NOTES.toString());
        assertThat(Web.redirected(done))
                .containsEntry("state", "xyz")
                .containsEntry("iss", auth.issuer().toString());
        Map<String, Object> tokens = CodeFlow.success(app.redeem(code(done)));
        assertThat(CodeFlow.introspect(auth, tokens.get("access_token")))
                .containsEntry("sub", "alice")
                .containsEntry("scope", "notes:read notes:write");
    }

    @Test
    void a_user_without_a_password_signs_in_with_the_name_alone() {
        assertThatIsConsent(browser.submit(begin(), "username", "bob", "password", "whatever"));
    }

    @ParameterizedTest
    @CsvSource({"alice,wrong", "alice,''", "mallory,wonderland", "'',wonderland", "Alice,wonderland"})
    void a_wrong_name_and_a_wrong_password_are_told_alike(String name, String password) {
        HttpResponse<String> again = browser.submit(begin(), "username", name, "password", password);

        assertThat(again.statusCode()).isEqualTo(401);
        assertThat(Web.header(again, "WWW-Authenticate")).isEqualTo("Form");
        assertThat(again.body()).contains("role=\"alert\"", "Name or password is wrong.");
        assertThatIsConsent(signIn(again));
    }

    @Test
    void the_client_gets_what_the_user_left_of_the_scopes() {
        HttpResponse<String> consent = signIn(begin("scope", "notes:read notes:write"));

        Map<String, Object> tokens = CodeFlow.success(app.redeem(code(allow(consent, "scope-1", ""))));

        assertThat(tokens).containsEntry("scope", "notes:read");
    }

    @Test
    void a_yes_to_nothing_is_no_answer() {
        HttpResponse<String> again = allow(signIn(begin("scope", "notes:read")), "scope-0", "");

        assertThat(again.statusCode()).isEqualTo(400);
        assertThat(again.body()).contains("Choose one permission at least");
        assertThat(browser.submit(begin("scope", "notes:read"), "decision", "perhaps")
                        .body())
                .contains("Choose Allow or Deny.");
    }

    @Test
    void a_no_is_told_to_the_client() {
        HttpResponse<String> done = browser.submit(signIn(begin()), "decision", "deny");

        assertThat(Web.redirected(done))
                .containsEntry("error", "access_denied")
                .containsEntry("state", "xyz")
                .containsEntry("iss", auth.issuer().toString());
    }

    @Test
    void a_signed_in_browser_is_not_asked_again() {
        allow(signIn(begin("scope", "notes:read")));

        HttpResponse<String> more = begin("scope", "notes:read notes:write");
        HttpResponse<String> same = begin("scope", "notes:read");

        assertThatIsConsent(more);
        assertThat(code(same)).isNotEqualTo("null");
    }

    @Test
    void a_public_client_on_this_machine_is_asked_about_each_time() {
        CodeFlow local = CodeFlow.with(auth, auth.clients().registerPublic(URI.create("http://127.0.0.1:1/callback")));
        allow(signIn(browser.visit(auth.url(AUTHORIZATION), local.question())));

        HttpResponse<String> again = browser.visit(auth.url(AUTHORIZATION), local.question());

        assertThatIsConsent(again);
        assertThat(again.body()).contains("It runs on this computer");
    }

    @Test
    void each_sign_in_gets_a_cookie_of_its_own() {
        String name = "gatecrash-session";
        signIn(begin());
        List<String> first = cookies(name);
        signIn(begin("prompt", "login"));

        assertThat(cookies(name)).hasSize(1).doesNotContainAnyElementsOf(first);
    }

    private List<String> cookies(String name) {
        return browser.cookies().stream()
                .filter(cookie -> cookie.getName().startsWith(name))
                .map(java.net.HttpCookie::getValue)
                .toList();
    }

    @Test
    void cookies_are_for_this_issuer_and_for_no_script() {
        HttpResponse<String> response = browser.get(auth.url(AUTHORIZATION), app.question());

        assertThat(Web.header(response, "Set-Cookie"))
                .contains("; Path=" + auth.issuer().getPath() + "; HttpOnly; SameSite=Lax")
                .doesNotContain("Secure");
    }

    @ParameterizedTest
    @CsvSource({
        "none, login_required",
        "none login, invalid_request",
        "everything, invalid_request",
    })
    void nobody_is_asked_where_the_client_forbids_it(String prompt, String error) {
        assertThat(error(begin("prompt", prompt))).isEqualTo(error);
    }

    @Test
    void without_asking_a_client_gets_what_it_got_before() {
        HttpResponse<String> consent = signIn(begin("scope", "notes:read"));

        assertThat(error(begin("scope", "notes:read", "prompt", "none"))).isEqualTo("consent_required");
        allow(consent);
        assertThat(code(begin("scope", "notes:read", "prompt", "none"))).isNotEqualTo("null");
        assertThat(error(begin("prompt", "none", "login_hint", "bob"))).isEqualTo("login_required");
        auth.clock().advance(Duration.ofSeconds(61));
        assertThat(error(begin("prompt", "none", "max_age", "60"))).isEqualTo("login_required");
    }

    @Test
    void a_client_can_have_the_user_asked_again() {
        allow(signIn(begin()));

        assertThatIsLogin(begin("prompt", "login"));
        assertThatIsLogin(begin("prompt", "select_account"));
        assertThatIsLogin(begin("max_age", "0"));
        assertThatIsConsent(begin("prompt", "consent"));
    }

    @Test
    void a_login_hint_fills_in_the_name() {
        allow(signIn(begin()));

        assertThat(begin("login_hint", "bob").body()).contains("value=\"bob\"");
    }

    @Test
    void tokens_tell_when_the_user_signed_in() {
        HttpResponse<String> consent = signIn(begin("scope", "openid", "max_age", "600", "nonce", "n1"));
        long signedIn = auth.clock().instant().getEpochSecond();
        auth.clock().advance(Duration.ofMinutes(5));

        Map<String, Object> tokens = CodeFlow.success(app.redeem(code(allow(consent))));

        Map<String, Object> claims = CodeFlow.introspect(auth, tokens.get("access_token"));
        assertThat((Long) claims.get("auth_time")).isBetween(signedIn - 10, signedIn + 1);
    }

    @Test
    void a_logout_ends_the_session() {
        HttpResponse<String> done = allow(signIn(begin("scope", "openid")));
        String idToken = String.valueOf(CodeFlow.success(app.redeem(code(done))).get("id_token"));

        HttpResponse<String> out = browser.get(auth.url(END_SESSION), Params.of("id_token_hint", idToken));

        assertThat(out.body()).contains("You are signed out.");
        assertThatIsLogin(begin("scope", "openid"));
    }

    @Test
    void a_reset_a_removal_and_time_end_the_session() {
        signIn(begin());
        assertThatIsConsent(begin());
        auth.clock().advance(Duration.ofHours(9));
        assertThatIsLogin(begin());
        signIn(begin());
        auth.reset();
        assertThatIsLogin(begin());
        signIn(begin());
        auth.users().remove("alice");
        assertThatIsLogin(begin());
    }

    @Test
    void whoever_is_signed_out_meanwhile_signs_in_again() {
        HttpResponse<String> consent = signIn(begin());
        auth.users().remove("alice");

        assertThatIsLogin(allow(consent));
    }

    @Test
    void a_form_of_another_site_is_refused() {
        HttpResponse<String> login = begin();
        HttpResponse<String> forged =
                browser.submit(login, "username", "alice", "password", "wonderland", "form_token", "guess");
        HttpResponse<String> missing =
                browser.submit(login, "username", "alice", "password", "wonderland", "form_token", "");

        assertThat(List.of(forged, missing)).allSatisfy(response -> {
            assertThat(response.statusCode()).isEqualTo(400);
            assertThat(response.body()).contains("The form is not one of this page");
        });
        assertThatIsConsent(signIn(login));
    }

    @Test
    void another_browser_cannot_go_on() {
        HttpResponse<String> login = begin();
        HttpResponse<String> consent = signIn(login);
        Browser stranger = new Browser();

        assertThat(List.of(
                        stranger.get(login.uri()),
                        stranger.get(consent.uri()),
                        stranger.submit(login, "username", "alice", "password", "wonderland"),
                        stranger.submit(consent, "decision", "allow")))
                .allSatisfy(LoginPageTest::assertThatIsGone);
    }

    @Test
    void what_is_finished_or_waited_too_long_is_gone() {
        HttpResponse<String> consent = signIn(begin());
        allow(consent);
        assertThatIsGone(allow(consent));

        HttpResponse<String> login = begin("prompt", "login");
        auth.clock().advance(Duration.ofMinutes(10));
        assertThatIsGone(signIn(login));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "?interaction=", "?interaction=unknown", "?interaction=%00", "?x=%ff&interaction=<script>"})
    void a_page_without_a_request_says_so(String query) {
        String safe = query.replace("<", "%3C").replace(">", "%3E");
        assertThatIsGone(Web.get(URI.create(auth.url(LOGIN) + safe)));
        assertThatIsGone(Web.get(URI.create(auth.url(CONSENT) + safe)));
    }

    private static void assertThatIsGone(HttpResponse<String> response) {
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("go back to the application and start again");
        assertThat(response.headers().firstValue("Location")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"application/json,{}", "text/plain,interaction=x", Web.FORM + ",interaction=%zz", Web.FORM + ",a=1&a=2"
    })
    void what_is_no_form_is_refused_with_a_page(String type, String body) {
        HttpResponse<String> response = Web.post(auth.url(CONSENT), type, body);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("invalid_request:");
    }

    @Test
    void two_thousand_people_wait_at_a_time() {
        for (int i = 0; i < 2_000; i++) {
            Web.get(auth.url(AUTHORIZATION), app.question());
        }

        assertThat(error(begin())).isEqualTo("temporarily_unavailable");
        auth.clock().advance(Duration.ofMinutes(10));
        assertThatIsLogin(begin());
    }

    @Test
    void many_answers_at_once_give_one_code() {
        HttpResponse<String> consent = signIn(begin());
        List<CompletableFuture<HttpResponse<String>>> answers = Stream.generate(
                        () -> CompletableFuture.supplyAsync(() -> allow(consent)))
                .limit(8)
                .toList();

        assertThat(answers)
                .map(CompletableFuture::join)
                .map(HttpResponse::statusCode)
                .containsOnlyOnce(302);
    }

    @Test
    void every_page_has_the_headers_that_keep_it_safe() {
        HttpResponse<String> login = begin();
        HttpResponse<String> consent = signIn(login);
        HttpResponse<String> gone = browser.get(auth.url(CONSENT));
        HttpResponse<String> refused = browser.get(auth.url(AUTHORIZATION));

        assertThat(List.of(login, consent, gone, refused)).allSatisfy(page -> {
            assertThat(Web.header(page, "Content-Security-Policy"))
                    .startsWith("default-src 'none'; style-src 'sha256-")
                    .contains("; form-action 'self'", "; frame-ancestors 'none'");
            assertThat(Web.header(page, "X-Frame-Options")).isEqualTo("DENY");
            assertThat(Web.header(page, "Referrer-Policy")).isEqualTo("no-referrer");
            assertThat(Web.header(page, "X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(Web.header(page, "Cache-Control")).isEqualTo("no-store");
            assertThat(page.headers().map().keySet()).noneMatch(name -> name.startsWith("access-control"));
        });
        assertThat(Web.header(consent, "Content-Security-Policy")).contains("; form-action 'self' http: https:;");
    }

    @Test
    void whatever_a_client_or_user_is_called_is_text() {
        String script = "\"><script>alert(1)</script>'";
        auth.users().add(User.named(script));
        CodeFlow hostile = CodeFlow.with(
                auth,
                auth.clients()
                        .register(Client.publicClient("hostile", CodeFlow.CALLBACK)
                                .withMetadata("client_name", script)));
        HttpResponse<String> login = browser.visit(
                auth.url(AUTHORIZATION),
                hostile.question()
                        .with(
                                "login_hint",
                                script,
                                "scope",
                                "<b>bold</b>",
                                "resource",
                                "https://x.example/'-alert(1)-'"));
        HttpResponse<String> consent = browser.submit(login, "username", script, "state", "<script>");

        assertThat(List.of(login, consent))
                .allSatisfy(page ->
                        assertThat(page.body().toLowerCase(Locale.ROOT)).doesNotContain("<script", "<b>", "'-alert"));
        assertThatIsConsent(consent);
    }

    @Test
    void a_configured_answer_spares_the_consent_page() {
        auth.users().answerConsent(Consent.automatic());
        HttpResponse<String> granted = signIn(begin());
        auth.users().answerConsent(Consent.denied());

        assertThat(code(granted)).isNotEqualTo("null");
        assertThat(error(begin())).isEqualTo("access_denied");
        assertThat(error(signIn(begin("prompt", "login")))).isEqualTo("access_denied");
    }

    @Test
    void a_consent_page_goes_with_an_automatic_login_too() {
        try (AuthorizationServer automatic =
                AuthorizationServer.builder().consent(Consent.asked()).start()) {
            CodeFlow flow = CodeFlow.publicClient(automatic);

            HttpResponse<String> consent = browser.visit(automatic.url(AUTHORIZATION), flow.question());

            assertThatIsConsent(consent);
            assertThat(consent.body()).contains("<strong>alice</strong>").doesNotContain("Somebody else?");
            assertThat(code(allow(consent))).isNotEqualTo("null");
        }
    }

    @Test
    void cookies_of_https_stay_off_plain_http() {
        try (AuthorizationServer secure = AuthorizationServer.builder()
                .login(Login.page())
                .tls()
                .issuerWithoutPath()
                .start()) {
            HttpClient client = HttpClient.newBuilder()
                    .sslContext(secure.trust().orElseThrow().sslContext())
                    .build();
            URI url = URI.create(secure.url(AUTHORIZATION) + "?"
                    + CodeFlow.publicClient(secure).question().encoded());

            assertThat(Web.header(Web.send(client, HttpRequest.newBuilder(url)), "Set-Cookie"))
                    .contains("; Path=/; HttpOnly; SameSite=Lax; Secure");
        }
    }
}
