package dev.gatecrash.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.http.Endpoint;
import dev.gatecrash.web.CodeFlow;
import dev.gatecrash.web.Web;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Cross-origin access and caching, the same for all endpoints of a kind. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ResponseHeadersTest {

    private final AuthorizationServer auth = AuthorizationServer.start();

    @AfterAll
    void no_request_met_a_bug() {
        auth.close();
    }

    @ParameterizedTest
    @CsvSource({
        "METADATA,GET",
        "OPENID_CONFIGURATION,GET",
        "JWKS,GET",
        "REGISTRATION,POST",
        "TOKEN,POST",
        "INTROSPECTION,POST",
        "REVOCATION,POST"
    })
    void a_preflight_says_what_a_script_may_send(Endpoint endpoint, String method) {
        HttpResponse<String> response = Web.method(
                "OPTIONS",
                auth.url(endpoint),
                "Origin",
                "https://app.example",
                "Access-Control-Request-Method",
                method,
                "Access-Control-Request-Headers",
                "authorization, content-type, mcp-protocol-version");

        assertThat(response.statusCode()).isEqualTo(204);
        assertThat(Web.header(response, "Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(Web.header(response, "Access-Control-Allow-Methods")).contains(method);
        assertThat(Web.header(response, "Access-Control-Allow-Headers"))
                .contains("Authorization", "Content-Type", "MCP-Protocol-Version");
        assertThat(Web.header(response, "Access-Control-Allow-Credentials")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {
                "AUTHORIZATION",
                "LOGIN",
                "CONSENT",
                "EXTERNAL_COMPLETION",
                "EXTERNAL_RETURN",
                "DEVICE_VERIFICATION",
                "END_SESSION"
            })
    void a_script_may_read_answers_and_refusals_alike(Endpoint endpoint) {
        HttpResponse<String> get = Web.get(auth.url(endpoint), "Origin", "https://app.example");
        HttpResponse<String> post = Web.post(auth.url(endpoint), Web.FORM, "", "Origin", "https://app.example");

        assertThat(Web.header(get, "Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(Web.header(post, "Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(Web.header(post, "Access-Control-Expose-Headers")).contains("WWW-Authenticate");
    }

    @Test
    void no_script_may_call_the_authorization_endpoint() {
        CodeFlow app = CodeFlow.publicClient(auth);
        HttpResponse<String> preflight =
                Web.method("OPTIONS", auth.url(Endpoint.AUTHORIZATION), "Origin", "https://app.example");
        HttpResponse<String> actual = app.authorize();

        assertThat(preflight.statusCode()).isEqualTo(405);
        assertThat(preflight.headers().map().keySet()).noneMatch(name -> name.startsWith("access-control"));
        assertThat(actual.headers().map().keySet()).noneMatch(name -> name.startsWith("access-control"));
    }

    @ParameterizedTest
    @EnumSource(names = {"REGISTRATION", "AUTHORIZATION", "TOKEN", "INTROSPECTION", "REVOCATION"})
    void answers_that_hold_secrets_are_never_stored(Endpoint endpoint) {
        HttpResponse<String> response = Web.post(auth.url(endpoint), Web.FORM, "");

        assertThat(Web.header(response, "Cache-Control")).isEqualTo("no-store");
        assertThat(Web.header(response, "Pragma")).isEqualTo("no-cache");
    }

    @ParameterizedTest
    @EnumSource(names = {"METADATA", "OPENID_CONFIGURATION", "JWKS"})
    void documents_are_checked_again_each_time(Endpoint endpoint) {
        HttpResponse<String> response = Web.get(auth.url(endpoint));

        assertThat(Web.header(response, "Cache-Control")).isEqualTo("no-cache");
    }
}
