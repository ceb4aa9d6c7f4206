package dev.gatecrash.signin;

import static dev.gatecrash.http.Endpoint.AUTHORIZATION;
import static dev.gatecrash.http.Endpoint.DEVICE_AUTHORIZATION;
import static dev.gatecrash.http.Endpoint.DEVICE_VERIFICATION;
import static dev.gatecrash.http.Endpoint.END_SESSION;
import static dev.gatecrash.http.Endpoint.METADATA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.client.Client;
import dev.gatecrash.user.Login;
import dev.gatecrash.user.User;
import dev.gatecrash.web.CodeFlow;
import dev.gatecrash.web.Params;
import dev.gatecrash.web.Web;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Isolated;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;

/** The pages as people meet them: in a browser in which no script runs. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Isolated("a browser beside the other tests gets slow")
class PagesInChromiumTest {

    private static final String HOSTILE =
            "\"'><script>document.title='hit'</script><img src=x onerror=document.title='hit'>";

    private final Chromium chromium = Chromium.start("--blink-settings=scriptEnabled=false");
    private final AuthorizationServer auth = AuthorizationServer.builder()
            .login(Login.page())
            .user(User.named("alice").withPassword("wonderland"), User.named("bob"))
            .start();
    private final AuthorizationServer callback =
            AuthorizationServer.builder().issuerWithoutPath().start();
    // Nothing is there, but it is another origin that answers, which is what form-action is about.
    private final URI callbackUri = URI.create(callback.issuer() + "/callback");

    private final AuthorizationServer third =
            AuthorizationServer.builder().issuerWithoutPath().start();

    private final CodeFlow app = client("Notes for macOS");

    private CodeFlow client(String name) {
        return CodeFlow.with(
                auth,
                auth.clients()
                        .register(Client.confidentialClient("client-" + name.hashCode(), "s3cret", callbackUri)
                                .withMetadata("client_name", name)
                                .withMetadata("post_logout_redirect_uris", List.of(callbackUri.toString()))));
    }

    @BeforeEach
    void nobody_is_signed_in() {
        chromium.forgetCookies();
        chromium.resize(900, 900);
        chromium.prefer("light");
    }

    @AfterAll
    void no_request_met_a_bug() {
        chromium.close();
        callback.close();
        third.close();
        auth.close();
    }

    private void begin(CodeFlow flow, String... changes) {
        chromium.driver()
                .get(auth.url(AUTHORIZATION) + "?"
                        + flow.question().with(changes).encoded());
    }

    private void signIn(String name, String password) {
        chromium.find("#username").clear();
        chromium.find("#username").sendKeys(name);
        chromium.find("#password").sendKeys(password);
        chromium.find("button").click();
    }

    private void signIn() {
        signIn("alice", "wonderland");
        chromium.awaitHeading("Allow access");
    }

    private Map<String, String> answer(String button) {
        chromium.find("button[value=" + button + "]").click();
        return answer();
    }

    private Map<String, String> answer() {
        String url = chromium.awaitUrl(callbackUri.toString());
        return Web.parameters(URI.create(url));
    }

    private static String code(Map<String, String> answer) {
        return String.valueOf(answer.get("code"));
    }

    @Test
    void a_user_signs_in_and_allows() {
        begin(app, "scope", "openid notes:read notes:write", "resource", CodeFlow.NOTES.toString());
        assertThat(chromium.heading()).isEqualTo("Sign in");
        chromium.await("#username:focus");
        chromium.picture("sign-in");
        signIn();
        assertThat(chromium.text())
                .contains("Notes for macOS", "alice", callbackUri.getAuthority(), CodeFlow.NOTES.toString())
                .contains("notes:read", "notes:write", "openid (know who you are)");
        chromium.picture("consent");

        Map<String, Object> tokens = CodeFlow.success(app.redeem(code(answer("allow"))));

        assertThat(tokens).containsEntry("scope", "openid notes:read notes:write");
    }

    @Test
    void a_wrong_password_is_told_and_announced() {
        begin(app);
        signIn("alice", "guess");

        WebElement problem = chromium.await("#problem");
        assertThat(problem.getText()).isEqualTo("Name or password is wrong.");
        assertThat(problem.getAriaRole()).isEqualTo("alert");
        assertThat(chromium.find("#username").getDomAttribute("aria-describedby"))
                .isEqualTo("problem");
        assertThat(chromium.find("#username").getDomProperty("value")).isEqualTo("alice");
        assertThat(chromium.find("#password").getDomProperty("value")).isEmpty();
        chromium.await("#password:focus");
        chromium.picture("wrong-password");
        signIn();
    }

    @Test
    void a_callback_may_redirect_on_to_another_origin() {
        callback.faults().on(METADATA).redirectTo(third.url(METADATA));
        CodeFlow flow = CodeFlow.with(
                auth, auth.clients().register(Client.confidentialClient("hopping", "s3cret", callback.url(METADATA))));
        begin(flow);
        signIn();
        chromium.find("button[value=allow]").click();

        chromium.awaitUrl(third.url(METADATA).toString());
    }

    @Test
    void a_user_narrows_the_scopes() {
        begin(app, "scope", "notes:read notes:write");
        signIn();
        chromium.find("#scope-1").click();

        Map<String, Object> tokens = CodeFlow.success(app.redeem(code(answer("allow"))));

        assertThat(tokens).containsEntry("scope", "notes:read");
    }

    @Test
    void a_user_denies() {
        begin(app, "scope", "notes:read");
        signIn();

        assertThat(answer("deny")).containsEntry("error", "access_denied").containsEntry("state", "xyz");
    }

    @Test
    void a_signed_in_browser_is_remembered() {
        begin(app, "scope", "notes:read");
        signIn();
        answer("allow");

        begin(app, "scope", "notes:read");
        assertThat(answer()).containsKey("code");
        begin(app, "scope", "notes:read notes:write");
        assertThat(chromium.heading()).isEqualTo("Allow access");
        chromium.find("main a").click();
        chromium.awaitHeading("Sign in");
        signIn("bob", "");
        chromium.awaitHeading("Allow access");
        assertThat(chromium.text()).contains("in the name of bob");
    }

    @Test
    void the_keyboard_is_enough() {
        begin(app, "scope", "notes:read notes:write");
        chromium.await("#username:focus");
        type("alice", Keys.TAB, "wonderland", Keys.ENTER);
        chromium.awaitHeading("Allow access");
        chromium.find("#scope-0").sendKeys(Keys.TAB, Keys.SPACE, Keys.TAB);
        chromium.picture("keyboard-focus");
        type(Keys.ENTER);

        assertThat(CodeFlow.success(app.redeem(code(answer())))).containsEntry("scope", "notes:read");
    }

    private void type(CharSequence... keys) {
        new Actions(chromium.driver()).sendKeys(keys).perform();
    }

    @Test
    void a_device_s_code_is_entered() {
        Client device = auth.clients()
                .register(Client.publicClient("television").withGrants("urn:ietf:params:oauth:grant-type:device_code"));
        Map<String, Object> codes = Web.json(
                Web.form(auth.url(DEVICE_AUTHORIZATION), Params.of("client_id", device.id(), "scope", "notes:read")));
        chromium.driver().get(String.valueOf(codes.get("verification_uri_complete")));
        chromium.find("#user").sendKeys("alice");
        chromium.find("#password").sendKeys("guess");
        chromium.find("button[value=approve]").click();
        chromium.await("#problem");
        chromium.picture("device");

        chromium.find("#user").sendKeys("alice");
        chromium.find("#password").sendKeys("wonderland");
        chromium.find("button[value=approve]").click();

        chromium.await("[role=status]");
        assertThat(chromium.text()).contains("The device is connected.");
        assertThat(auth.devices().waiting()).isEmpty();
    }

    @Test
    void a_user_signs_out_for_a_client_that_cannot_say_who_it_is() {
        begin(app);
        signIn();
        String asked = auth.url(END_SESSION) + "?"
                + Params.of(
                                "client_id",
                                app.client().id(),
                                "post_logout_redirect_uri",
                                callbackUri.toString(),
                                "state",
                                "s")
                        .encoded();
        chromium.driver().get(asked);
        assertThat(chromium.heading()).isEqualTo("Sign out");
        assertThat(chromium.text()).contains("alice", "Notes for macOS");
        assertThatIsAccessible();
        chromium.picture("sign-out");

        assertThat(answer("sign-out")).containsEntry("state", "s");
        begin(app);
        assertThat(chromium.heading()).isEqualTo("Sign in");
    }

    @Test
    void hostile_names_are_shown_as_they_are() {
        auth.users().add(User.named(HOSTILE));
        begin(client(HOSTILE), "scope", "<b>bold</b>", "login_hint", HOSTILE, "state", HOSTILE);
        assertThat(chromium.text()).contains(HOSTILE);
        assertThat(chromium.all("script, img, b")).isEmpty();
        signIn(HOSTILE, "");
        chromium.awaitHeading("Allow access");

        assertThat(chromium.text()).contains(HOSTILE, "<b>bold</b>");
        assertThat(chromium.all("script, img, b")).isEmpty();
        assertThat(chromium.driver().getTitle()).isEqualTo("Allow access");
        assertThat(answer("deny")).containsEntry("state", HOSTILE);
    }

    @Test
    void every_field_has_a_label_and_every_page_a_landmark_a_language_and_a_title() {
        begin(app, "scope", "notes:read", "prompt", "login");
        assertThatIsAccessible();
        signIn("alice", "guess");
        chromium.await("#problem");
        assertThatIsAccessible();
        signIn();
        assertThatIsAccessible();
        chromium.driver().get(auth.url(DEVICE_VERIFICATION).toString());
        assertThatIsAccessible();
        begin(app, "redirect_uri", "https://evil.example/");
        assertThatIsAccessible();
        chromium.picture("refused");
    }

    private void assertThatIsAccessible() {
        assertThat(chromium.find("html").getDomAttribute("lang")).isEqualTo("en");
        assertThat(chromium.driver().getTitle()).isNotBlank();
        assertThat(chromium.all("main")).hasSize(1);
        assertThat(chromium.all("h1")).hasSize(1);
        assertThat(chromium.all("input:not([type=hidden]), select, button"))
                .allSatisfy(field -> assertThat(field.getAccessibleName()).isNotBlank());
        List<String> described = chromium.all("[aria-describedby]").stream()
                .map(field -> String.valueOf(field.getDomAttribute("aria-describedby")))
                .flatMap(ids -> List.of(ids.split(" ")).stream())
                .toList();
        assertThat(described)
                .allSatisfy(id -> assertThat(chromium.all("#" + id)).hasSize(1));
    }

    @Test
    void a_narrow_window_in_the_dark_shows_all_of_it() {
        chromium.resize(400, 900);
        chromium.prefer("dark");
        begin(client("A client with a rather long name from https://client.example/oauth/client-metadata.json"));
        signIn();

        WebElement main = chromium.find("main");
        assertThat(main.getRect().x + main.getRect().width)
                .isLessThanOrEqualTo(chromium.find("html").getRect().width);
        assertThat(chromium.all("button"))
                .allSatisfy(button ->
                        assertThat(button.getRect().x + button.getRect().width).isLessThanOrEqualTo(400));
        assertThat(main.getCssValue("background-color")).contains("28, 33, 40");
        chromium.picture("consent-dark-400px");
    }
}
