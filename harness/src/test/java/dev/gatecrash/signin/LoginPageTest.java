package dev.gatecrash.signin;

import static dev.gatecrash.http.Endpoint.AUTHORIZATION;
import static dev.gatecrash.signin.SignInPages.assertThatIsConsent;
import static dev.gatecrash.signin.SignInPages.assertThatIsLogin;
import static dev.gatecrash.signin.SignInPages.code;
import static dev.gatecrash.signin.SignInPages.error;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.user.Consent;
import dev.gatecrash.web.Browser;
import dev.gatecrash.web.CodeFlow;
import dev.gatecrash.web.Web;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A user signs in and answers the client on pages of the issuer. */
class LoginPageTest {

    private final SignInPages pages = new SignInPages();
    private final AuthorizationServer auth = pages.auth();
    private final CodeFlow app = pages.app();
    private final Browser browser = pages.browser();

    @AfterEach
    void no_request_met_a_bug() {
        pages.close();
    }

    @Test
    void a_user_signs_in_consents_and_the_client_gets_a_code() {
        HttpResponse<String> login =
                pages.begin("scope", "notes:read notes:write", "resource", CodeFlow.NOTES.toString());
        HttpResponse<String> consent = pages.signIn(login);
        HttpResponse<String> done = pages.allow(consent);

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
        assertThatIsConsent(browser.submit(pages.begin(), "username", "bob", "password", "whatever"));
    }

    @ParameterizedTest
    @CsvSource({"alice,wrong", "alice,''", "mallory,wonderland", "'',wonderland", "Alice,wonderland"})
    void a_wrong_name_and_a_wrong_password_are_told_alike(String name, String password) {
        HttpResponse<String> again = browser.submit(pages.begin(), "username", name, "password", password);

        assertThat(again.statusCode()).isEqualTo(401);
        assertThat(Web.header(again, "WWW-Authenticate")).isEqualTo("Form");
        assertThat(again.body()).contains("role=\"alert\"", "Name or password is wrong.");
        assertThatIsConsent(pages.signIn(again));
    }

    @Test
    void the_client_gets_what_the_user_left_of_the_scopes() {
        HttpResponse<String> consent = pages.signIn(pages.begin("scope", "notes:read notes:write"));

        Map<String, Object> tokens = CodeFlow.success(app.redeem(code(pages.allow(consent, "scope-1", ""))));

        assertThat(tokens).containsEntry("scope", "notes:read");
    }

    @Test
    void a_yes_to_nothing_is_no_answer() {
        HttpResponse<String> again = pages.allow(pages.signIn(pages.begin("scope", "notes:read")), "scope-0", "");

        assertThat(again.statusCode()).isEqualTo(400);
        assertThat(again.body()).contains("Choose one permission at least");
        assertThat(browser.submit(pages.begin("scope", "notes:read"), "decision", "perhaps")
                        .body())
                .contains("Choose Allow or Deny.");
    }

    @Test
    void a_no_is_told_to_the_client() {
        HttpResponse<String> done = browser.submit(pages.signIn(pages.begin()), "decision", "deny");

        assertThat(Web.redirected(done))
                .containsEntry("error", "access_denied")
                .containsEntry("state", "xyz")
                .containsEntry("iss", auth.issuer().toString());
    }

    @Test
    void whoever_is_signed_out_meanwhile_signs_in_again() {
        HttpResponse<String> consent = pages.signIn(pages.begin());
        auth.users().remove("alice");

        assertThatIsLogin(pages.allow(consent));
    }

    @Test
    void a_configured_answer_spares_the_consent_page() {
        auth.users().answerConsent(Consent.automatic());
        HttpResponse<String> granted = pages.signIn(pages.begin());
        auth.users().answerConsent(Consent.denied());

        assertThat(code(granted)).isNotEqualTo("null");
        assertThat(error(pages.begin())).isEqualTo("access_denied");
        assertThat(error(pages.signIn(pages.begin("prompt", "login")))).isEqualTo("access_denied");
    }

    @Test
    void a_consent_page_goes_with_an_automatic_login_too() {
        try (AuthorizationServer automatic =
                AuthorizationServer.builder().consent(Consent.asked()).start()) {
            CodeFlow flow = CodeFlow.publicClient(automatic);

            HttpResponse<String> consent = browser.visit(automatic.url(AUTHORIZATION), flow.question());

            assertThatIsConsent(consent);
            assertThat(consent.body()).contains("<strong>alice</strong>").doesNotContain("Somebody else?");
            assertThat(code(pages.allow(consent))).isNotEqualTo("null");
        }
    }
}
