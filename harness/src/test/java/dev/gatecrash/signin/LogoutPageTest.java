package dev.gatecrash.signin;

import static dev.gatecrash.http.Endpoint.AUTHORIZATION;
import static dev.gatecrash.http.Endpoint.END_SESSION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.client.Client;
import dev.gatecrash.user.Consent;
import dev.gatecrash.user.Login;
import dev.gatecrash.web.Browser;
import dev.gatecrash.web.CodeFlow;
import dev.gatecrash.web.Params;
import dev.gatecrash.web.Web;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** OpenID Connect RP-Initiated Logout §2: whoever is not named by an ID token is asked first. */
class LogoutPageTest {

    private static final String GOODBYE = "https://client.example/goodbye";

    private final AuthorizationServer auth = AuthorizationServer.builder()
            .login(Login.page())
            .consent(Consent.automatic())
            .start();
    private final Client client = auth.clients()
            .register(Client.publicClient("app", CodeFlow.CALLBACK)
                    .withMetadata("post_logout_redirect_uris", List.of(GOODBYE, "nowhere", "::")));
    private final CodeFlow app = CodeFlow.with(auth, client);
    private final Browser browser = new Browser();

    @AfterEach
    void close() {
        auth.close();
    }

    private String signIn(Browser with, String user) {
        HttpResponse<String> page =
                with.visit(auth.url(AUTHORIZATION), app.question().with("scope", "openid", "prompt", "login"));
        String code = String.valueOf(
                Web.redirected(with.submit(page, "username", user)).get("code"));
        return String.valueOf(CodeFlow.success(app.redeem(code)).get("id_token"));
    }

    private boolean isSignedIn() {
        HttpResponse<String> answer =
                browser.visit(auth.url(AUTHORIZATION), app.question().with("prompt", "none"));
        return Web.redirected(answer).containsKey("code");
    }

    private HttpResponse<String> leave(String... parameters) {
        return browser.get(auth.url(END_SESSION), Params.of(parameters));
    }

    @Test
    void an_id_token_of_the_user_is_enough() {
        String alice = signIn(browser, "alice");

        HttpResponse<String> done = leave("id_token_hint", alice, "post_logout_redirect_uri", GOODBYE, "state", "a&b");

        assertThat(Web.location(done)).isEqualTo(GOODBYE + "?state=a%26b");
        assertThat(isSignedIn()).isFalse();
    }

    @Test
    void without_one_the_user_says_yes() {
        signIn(browser, "alice");

        HttpResponse<String> page = leave("client_id", "app", "post_logout_redirect_uri", GOODBYE, "state", "s");
        assertThat(page.body()).contains("alice", "app", "Sign out");
        assertThat(isSignedIn()).isTrue();

        HttpResponse<String> done = browser.submit(page, "decision", "sign-out");
        assertThat(Web.location(done)).isEqualTo(GOODBYE + "?state=s");
        assertThat(isSignedIn()).isFalse();
    }

    @Test
    void without_one_the_user_says_no() {
        signIn(browser, "alice");

        HttpResponse<String> done = browser.submit(leave("client_id", "app"), "decision", "stay");

        assertThat(done.body()).contains("You are still signed in.");
        assertThat(isSignedIn()).isTrue();
    }

    @Test
    void with_one_of_another_user_the_user_is_asked_too() {
        String bob = signIn(new Browser(), "bob");
        signIn(browser, "alice");

        HttpResponse<String> page = leave("id_token_hint", bob);

        assertThat(page.body()).contains("signed in as <strong>alice</strong>");
        assertThat(isSignedIn()).isTrue();
    }

    @Test
    void a_browser_that_nobody_signed_in_with_is_told_so() {
        String page = leave("client_id", "app").body();

        assertThat(page).contains("Nobody is signed in here.").doesNotContain("<form");
    }

    @Test
    void a_form_of_another_site_is_refused() {
        signIn(browser, "alice");

        HttpResponse<String> answer =
                browser.submit(leave("client_id", "app"), "form_token", "guessed", "decision", "sign-out");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(isSignedIn()).isTrue();
    }

    @Test
    void the_page_has_the_headers_that_keep_it_safe() {
        signIn(browser, "alice");

        HttpResponse<String> page =
                leave("client_id", "app", "state", "\"><script>", "post_logout_redirect_uri", GOODBYE);

        assertThat(page.body()).doesNotContain("<script>");
        assertThat(Web.header(page, "Content-Security-Policy"))
                .contains("frame-ancestors 'none'", "form-action 'self' http: https:");
        assertThat(Web.header(page, "Referrer-Policy")).isEqualTo("no-referrer");
    }

    @ParameterizedTest(name = "{0}: {1} {2}")
    @CsvSource(delimiter = '|', textBlock = """
            RP-Initiated Logout §2 | id_token_hint            | nonsense
            RP-Initiated Logout §2 | client_id                | other
            RP-Initiated Logout §3 | post_logout_redirect_uri | https://evil.example/
            RP-Initiated Logout §3 | post_logout_redirect_uri | https://client.example/goodbye/
            RP-Initiated Logout §3 | post_logout_redirect_uri | nowhere
            RP-Initiated Logout §3 | post_logout_redirect_uri | ::
            """)
    void a_request_out_of_order_is_refused_without_redirect(String clause, String name, String value) {
        String alice = signIn(browser, "alice");
        Params good = Params.of("id_token_hint", alice, "client_id", "app", "post_logout_redirect_uri", GOODBYE);

        HttpResponse<String> answer = browser.get(auth.url(END_SESSION), good.with(name, value));

        assertThat(answer.statusCode()).as(clause).isEqualTo(400);
        assertThat(Web.json(answer)).as(clause).containsEntry("error", "invalid_request");
        assertThat(answer.headers().map()).doesNotContainKey("Location");
        assertThat(isSignedIn()).isTrue();
    }

    @Test
    void a_post_that_is_no_form_is_refused() {
        HttpResponse<String> answer =
                Web.post(auth.url(END_SESSION), Web.JSON, Map.of().toString());

        assertThat(answer.statusCode()).as("RP-Initiated Logout §2").isEqualTo(400);
    }
}
