package dev.gatecrash.signin;

import static dev.gatecrash.http.Endpoint.AUTHORIZATION;
import static dev.gatecrash.http.Endpoint.END_SESSION;
import static dev.gatecrash.signin.SignInPages.assertThatIsConsent;
import static dev.gatecrash.signin.SignInPages.assertThatIsLogin;
import static dev.gatecrash.signin.SignInPages.code;
import static dev.gatecrash.signin.SignInPages.error;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.web.Browser;
import dev.gatecrash.web.CodeFlow;
import dev.gatecrash.web.Params;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How long a browser is known, and when its user is asked again (OpenID Connect Core §3.1.2.1). */
class SignInSessionTest {

    private final SignInPages pages = new SignInPages();
    private final AuthorizationServer auth = pages.auth();
    private final CodeFlow app = pages.app();
    private final Browser browser = pages.browser();

    @AfterEach
    void no_request_met_a_bug() {
        pages.close();
    }

    @Test
    void a_signed_in_browser_is_not_asked_again() {
        pages.allow(pages.signIn(pages.begin("scope", "notes:read")));

        HttpResponse<String> more = pages.begin("scope", "notes:read notes:write");
        HttpResponse<String> same = pages.begin("scope", "notes:read");

        assertThatIsConsent(more);
        assertThat(code(same)).isNotEqualTo("null");
    }

    @Test
    void a_public_client_on_this_machine_is_asked_about_each_time() {
        CodeFlow local = CodeFlow.with(auth, auth.clients().registerPublic(URI.create("http://127.0.0.1:1/callback")));
        pages.allow(pages.signIn(browser.visit(auth.url(AUTHORIZATION), local.question())));

        HttpResponse<String> again = browser.visit(auth.url(AUTHORIZATION), local.question());

        assertThatIsConsent(again);
        assertThat(again.body()).contains("It runs on this computer");
    }

    @Test
    void each_sign_in_gets_a_cookie_of_its_own() {
        String name = "gatecrash-session";
        pages.signIn(pages.begin());
        List<String> first = cookies(name);
        pages.signIn(pages.begin("prompt", "login"));

        assertThat(cookies(name)).hasSize(1).doesNotContainAnyElementsOf(first);
    }

    private List<String> cookies(String name) {
        return browser.cookies().stream()
                .filter(cookie -> cookie.getName().startsWith(name))
                .map(java.net.HttpCookie::getValue)
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "none, login_required",
        "none login, invalid_request",
        "everything, invalid_request",
    })
    void nobody_is_asked_where_the_client_forbids_it(String prompt, String error) {
        assertThat(error(pages.begin("prompt", prompt))).isEqualTo(error);
    }

    @Test
    void without_asking_a_client_gets_what_it_got_before() {
        HttpResponse<String> consent = pages.signIn(pages.begin("scope", "notes:read"));

        assertThat(error(pages.begin("scope", "notes:read", "prompt", "none"))).isEqualTo("consent_required");
        pages.allow(consent);
        assertThat(code(pages.begin("scope", "notes:read", "prompt", "none"))).isNotEqualTo("null");
        assertThat(error(pages.begin("prompt", "none", "login_hint", "bob"))).isEqualTo("login_required");
        auth.clock().advance(Duration.ofSeconds(61));
        assertThat(error(pages.begin("prompt", "none", "max_age", "60"))).isEqualTo("login_required");
    }

    @Test
    void a_client_can_have_the_user_asked_again() {
        pages.allow(pages.signIn(pages.begin()));

        assertThatIsLogin(pages.begin("prompt", "login"));
        assertThatIsLogin(pages.begin("prompt", "select_account"));
        assertThatIsLogin(pages.begin("max_age", "0"));
        assertThatIsConsent(pages.begin("prompt", "consent"));
    }

    @Test
    void a_login_hint_fills_in_the_name() {
        pages.allow(pages.signIn(pages.begin()));

        assertThat(pages.begin("login_hint", "bob").body()).contains("value=\"bob\"");
    }

    @Test
    void tokens_tell_when_the_user_signed_in() {
        HttpResponse<String> consent = pages.signIn(pages.begin("scope", "openid", "max_age", "600", "nonce", "n1"));
        long signedIn = auth.clock().instant().getEpochSecond();
        auth.clock().advance(Duration.ofMinutes(5));

        Map<String, Object> tokens = CodeFlow.success(app.redeem(code(pages.allow(consent))));

        Map<String, Object> claims = CodeFlow.introspect(auth, tokens.get("access_token"));
        assertThat((Long) claims.get("auth_time")).isBetween(signedIn - 10, signedIn + 1);
    }

    @Test
    void a_logout_ends_the_session() {
        HttpResponse<String> done = pages.allow(pages.signIn(pages.begin("scope", "openid")));
        String idToken = String.valueOf(CodeFlow.success(app.redeem(code(done))).get("id_token"));

        HttpResponse<String> out = browser.get(auth.url(END_SESSION), Params.of("id_token_hint", idToken));

        assertThat(out.body()).contains("You are signed out.");
        assertThatIsLogin(pages.begin("scope", "openid"));
    }

    @Test
    void a_reset_a_removal_and_time_end_the_session() {
        pages.signIn(pages.begin());
        assertThatIsConsent(pages.begin());
        auth.clock().advance(Duration.ofHours(9));
        assertThatIsLogin(pages.begin());
        pages.signIn(pages.begin());
        auth.reset();
        assertThatIsLogin(pages.begin());
        pages.signIn(pages.begin());
        auth.users().remove("alice");
        assertThatIsLogin(pages.begin());
    }
}
