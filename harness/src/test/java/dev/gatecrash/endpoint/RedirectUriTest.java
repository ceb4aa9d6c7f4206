package dev.gatecrash.endpoint;

import static dev.gatecrash.web.CodeFlow.CALLBACK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.web.CodeFlow;
import dev.gatecrash.web.Web;
import java.net.URI;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Redirect URIs (RFC 9700 §4.1.3, RFC 8252 §7.3). */
class RedirectUriTest {

    private final AuthorizationServer auth = AuthorizationServer.start();
    private final CodeFlow app = CodeFlow.publicClient(auth);

    @AfterEach
    void no_request_met_a_bug() {
        auth.close();
    }

    @Test
    void a_redirect_uri_may_be_left_out_where_one_is_registered() {
        HttpResponse<String> response = app.authorize(app.question().without("redirect_uri"));

        assertThat(Web.location(response)).startsWith(CALLBACK + "?code=");
    }

    @Test
    void a_redirect_uri_keeps_its_own_query() {
        CodeFlow tenant = CodeFlow.with(
                auth, auth.clients().registerPublic(URI.create("https://client.example/cb?tenant=a%20b")));

        assertThat(Web.location(tenant.authorize())).startsWith("https://client.example/cb?tenant=a");
        assertThat(Web.redirected(tenant.authorize()))
                .containsEntry("tenant", "a b")
                .containsKey("code");
    }

    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1/cb,             http://127.0.0.1:33418/cb",
        "http://127.0.0.1:1234/cb,        http://127.0.0.1:33418/cb",
        "http://127.0.0.1:1234/cb,        http://127.0.0.1/cb",
        "http://[::1]/cb,                 http://[::1]:33418/cb",
        "http://127.0.0.1:1/cb?a=b,       http://127.0.0.1:2/cb?a=b"
    })
    void a_redirect_uri_on_a_loopback_address_matches_with_any_port(String registered, String sent) {
        CodeFlow nativeApp = CodeFlow.with(auth, auth.clients().registerPublic(URI.create(registered)));

        assertThat(Web.location(nativeApp.authorize("redirect_uri", sent))).startsWith(sent);
    }

    @ParameterizedTest
    @CsvSource({
        "http://localhost/cb,       http://localhost:33418/cb",
        "http://localhost:1234/cb,  http://localhost:33418/cb",
        "http://localhost/cb,       http://127.0.0.1/cb",
        "http://127.0.0.1/cb,       http://localhost/cb",
        "http://127.0.0.1/cb,       http://[::1]/cb",
        "http://127.0.0.1/cb,       http://127.0.0.1:33418/other",
        "http://127.0.0.1/cb,       http://127.0.0.1:33418/cb?x=1",
        "http://127.0.0.1/cb,       http://x@127.0.0.1:33418/cb",
        "http://127.0.0.1/cb,       http://127.0.0.1:33418/cb#x",
        "http://127.0.0.1/cb,       https://127.0.0.1:33418/cb",
        "https://127.0.0.1/cb,      https://127.0.0.1:33418/cb"
    })
    void any_other_redirect_uri_must_be_the_same(String registered, String sent) {
        CodeFlow nativeApp = CodeFlow.with(auth, auth.clients().registerPublic(URI.create(registered)));

        assertThat(nativeApp.authorize("redirect_uri", sent).statusCode()).isEqualTo(400);
    }
}
