package dev.gatecrash.signin;

import static dev.gatecrash.http.Endpoint.AUTHORIZATION;
import static dev.gatecrash.http.Endpoint.CONSENT;
import static dev.gatecrash.http.Endpoint.LOGIN;
import static dev.gatecrash.signin.SignInPages.assertThatIsConsent;
import static dev.gatecrash.signin.SignInPages.assertThatIsGone;
import static dev.gatecrash.signin.SignInPages.assertThatIsLogin;
import static dev.gatecrash.signin.SignInPages.error;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.client.Client;
import dev.gatecrash.user.Login;
import dev.gatecrash.user.User;
import dev.gatecrash.web.Browser;
import dev.gatecrash.web.CodeFlow;
import dev.gatecrash.web.Web;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is not from this browser, comes too late, or is not what it seems. */
class SignInSafetyTest {

    private final SignInPages pages = new SignInPages();
    private final AuthorizationServer auth = pages.auth();
    private final CodeFlow app = pages.app();
    private final Browser browser = pages.browser();

    @AfterEach
    void no_request_met_a_bug() {
        pages.close();
    }

    @Test
    void cookies_are_for_this_issuer_and_for_no_script() {
        HttpResponse<String> response = browser.get(auth.url(AUTHORIZATION), app.question());

        assertThat(Web.header(response, "Set-Cookie"))
                .contains("; Path=" + auth.issuer().getPath() + "; HttpOnly; SameSite=Lax")
                .doesNotContain("Secure");
    }

    @Test
    void a_form_of_another_site_is_refused() {
        HttpResponse<String> login = pages.begin();
        HttpResponse<String> forged =
                browser.submit(login, "username", "alice", "password", "wonderland", "form_token", "guess");
        HttpResponse<String> missing =
                browser.submit(login, "username", "alice", "password", "wonderland", "form_token", "");

        assertThat(List.of(forged, missing)).allSatisfy(response -> {
            assertThat(response.statusCode()).isEqualTo(400);
            assertThat(response.body()).contains("The form is not one of this page");
        });
        assertThatIsConsent(pages.signIn(login));
    }

    @Test
    void another_browser_cannot_go_on() {
        HttpResponse<String> login = pages.begin();
        HttpResponse<String> consent = pages.signIn(login);
        Browser stranger = new Browser();

        assertThat(List.of(
                        stranger.get(login.uri()),
                        stranger.get(consent.uri()),
                        stranger.submit(login, "username", "alice", "password", "wonderland"),
                        stranger.submit(consent, "decision", "allow")))
                .allSatisfy(SignInPages::assertThatIsGone);
    }

    @Test
    void what_is_finished_or_waited_too_long_is_gone() {
        HttpResponse<String> consent = pages.signIn(pages.begin());
        pages.allow(consent);
        assertThatIsGone(pages.allow(consent));

        HttpResponse<String> login = pages.begin("prompt", "login");
        auth.clock().advance(Duration.ofMinutes(10));
        assertThatIsGone(pages.signIn(login));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "?interaction=", "?interaction=unknown", "?interaction=%00", "?x=%ff&interaction=<script>"})
    void a_page_without_a_request_says_so(String query) {
        String safe = query.replace("<", "%3C").replace(">", "%3E");
        assertThatIsGone(Web.get(URI.create(auth.url(LOGIN) + safe)));
        assertThatIsGone(Web.get(URI.create(auth.url(CONSENT) + safe)));
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

        assertThat(error(pages.begin())).isEqualTo("temporarily_unavailable");
        auth.clock().advance(Duration.ofMinutes(10));
        assertThatIsLogin(pages.begin());
    }

    @Test
    void many_answers_at_once_give_one_code() {
        HttpResponse<String> consent = pages.signIn(pages.begin());
        List<CompletableFuture<HttpResponse<String>>> answers = Stream.generate(
                        () -> CompletableFuture.supplyAsync(() -> pages.allow(consent)))
                .limit(8)
                .toList();

        assertThat(answers)
                .map(CompletableFuture::join)
                .map(HttpResponse::statusCode)
                .containsOnlyOnce(302);
    }

    @Test
    void every_page_has_the_headers_that_keep_it_safe() {
        HttpResponse<String> login = pages.begin();
        HttpResponse<String> consent = pages.signIn(login);
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
