package dev.gatecrash.signin;

import static dev.gatecrash.http.Endpoint.AUTHORIZATION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.user.Login;
import dev.gatecrash.user.User;
import dev.gatecrash.web.Browser;
import dev.gatecrash.web.CodeFlow;
import dev.gatecrash.web.Web;
import java.net.http.HttpResponse;
import java.util.stream.Stream;

/** An issuer with sign-in pages, a client, and the browser between them. */
final class SignInPages implements AutoCloseable {

    private final AuthorizationServer auth = AuthorizationServer.builder()
            .login(Login.page())
            .user(User.named("alice").withPassword("wonderland"), User.named("bob"))
            .start();
    private final CodeFlow app = CodeFlow.confidentialClient(auth, "notes-app");
    private final Browser browser = new Browser();

    AuthorizationServer auth() {
        return auth;
    }

    CodeFlow app() {
        return app;
    }

    Browser browser() {
        return browser;
    }

    HttpResponse<String> begin(String... changes) {
        return browser.visit(auth.url(AUTHORIZATION), app.question().with(changes));
    }

    HttpResponse<String> signIn(HttpResponse<String> page) {
        return browser.submit(page, "username", "alice", "password", "wonderland");
    }

    HttpResponse<String> allow(HttpResponse<String> page, String... changes) {
        return browser.submit(
                page,
                Stream.concat(Stream.of("decision", "allow"), Stream.of(changes))
                        .toArray(String[]::new));
    }

    static String code(HttpResponse<String> redirect) {
        return String.valueOf(Web.redirected(redirect).get("code"));
    }

    static String error(HttpResponse<String> redirect) {
        return String.valueOf(Web.redirected(redirect).get("error"));
    }

    static void assertThatIsLogin(HttpResponse<String> page) {
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("<h1>Sign in</h1>");
    }

    static void assertThatIsConsent(HttpResponse<String> page) {
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("<h1>Allow access</h1>");
    }

    static void assertThatIsGone(HttpResponse<String> response) {
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("go back to the application and start again");
        assertThat(response.headers().firstValue("Location")).isEmpty();
    }

    @Override
    public void close() {
        auth.close();
    }
}
