package dev.gatecrash.wire;

import static dev.gatecrash.http.Endpoint.AUTHORIZATION;
import static dev.gatecrash.http.Endpoint.JWKS;
import static dev.gatecrash.http.Endpoint.METADATA;
import static dev.gatecrash.http.Endpoint.REGISTRATION;
import static dev.gatecrash.http.Endpoint.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.http.Endpoint;
import dev.gatecrash.web.CodeFlow;
import dev.gatecrash.web.Params;
import dev.gatecrash.web.RawSocket;
import dev.gatecrash.web.Web;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WireLimitsTest {

    private static final int MEBIBYTE = 1_024 * 1_024;

    private final AuthorizationServer auth = AuthorizationServer.start();

    @AfterAll
    void no_request_met_a_bug() {
        auth.close();
    }

    @ParameterizedTest
    @EnumSource
    void a_body_of_more_than_a_mebibyte_is_too_large(Endpoint endpoint) {
        HttpResponse<String> response = Web.post(auth.url(endpoint), Web.FORM, "x".repeat(MEBIBYTE + 1));

        assertThat(response.statusCode()).isEqualTo(413);
        assertThat(response.body()).isEmpty();
    }

    @Test
    void a_body_of_a_mebibyte_is_read() {
        HttpResponse<String> response = Web.post(auth.url(TOKEN), Web.FORM, "x".repeat(MEBIBYTE));

        assertThat(response.statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @EnumSource
    void headers_of_more_than_64_kibibytes_are_too_large(Endpoint endpoint) {
        HttpResponse<String> response = Web.get(auth.url(endpoint), "X-Large", "x".repeat(65 * 1_024));

        assertThat(response.statusCode()).isEqualTo(431);
        assertThat(response.body()).isEmpty();
    }

    @Test
    void a_target_of_more_than_64_kibibytes_is_too_long() {
        HttpResponse<String> response = Web.get(auth.url(AUTHORIZATION), Params.of("state", "x".repeat(65 * 1_024)));

        assertThat(response.statusCode()).isEqualTo(414);
    }

    @ParameterizedTest
    @ValueSource(ints = {2_000, 20_000, 60_000})
    void a_long_target_that_is_not_encoded_is_read_all_the_same(int length) {
        String target = "/authorize?client_id=nobody&state=%7D" + "}".repeat(length);

        String answer = RawSocket.exchange(
                auth.issuer(),
                "GET " + auth.issuer().getPath() + target + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 400 ");
        assertThat(auth.journal().exchanges().last().orElseThrow().request().parameter("state"))
                .hasValue("}" + "}".repeat(length));
    }

    @ParameterizedTest
    @ValueSource(ints = {1_000, 10_000, 16_000})
    void a_long_state_comes_back_whole(int length) {
        CodeFlow app = CodeFlow.publicClient(auth);
        String state = "é".repeat(length / 2);

        HttpResponse<String> response =
                Web.form(auth.url(AUTHORIZATION), app.question().with("state", state));

        assertThat(Web.redirected(response)).containsEntry("state", state);
    }

    @Test
    void a_state_too_long_for_a_redirect_is_refused_on_the_page() {
        CodeFlow app = CodeFlow.publicClient(auth);

        HttpResponse<String> response =
                Web.form(auth.url(AUTHORIZATION), app.question().with("state", "x".repeat(100_000)));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("invalid_request");
    }

    @Test
    void a_path_of_many_slashes_is_answered_at_once() {
        String answer = RawSocket.exchange(auth.issuer(), get("/" + "a/".repeat(30_000)));

        assertThat(RawSocket.status(answer)).isEqualTo(404);
    }

    @ParameterizedTest
    @MethodSource("brokenRequests")
    void a_broken_request_gets_a_bare_error(String request) {
        String answer = RawSocket.exchange(
                auth.issuer(), request.replace("TOKEN", auth.url(TOKEN).getPath()));

        assertThat(answer).startsWith("HTTP/1.1 4").doesNotContain("Exception", "<html", "gatecrash-marker", "Jetty");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /", "GET / HTTP/9.9", "GET / HTTP/0.9"})
    void a_version_that_is_not_spoken_gets_a_bare_error(String line) {
        String answer = RawSocket.exchange(auth.issuer(), line + "\r\nHost: a\r\n\r\n");

        assertThat(RawSocket.status(answer)).isEqualTo(505);
        assertThat(answer).endsWith("\r\n\r\n");
    }

    static List<String> brokenRequests() {
        String head = "POST TOKEN HTTP/1.1\r\nHost: a\r\nConnection: close\r\n";
        return List.of(
                "gatecrash-marker\r\n\r\n",
                "GET TOKEN HTTP/1.1\r\n\r\n",
                "GET TOKEN HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
                "GET TOKEN HTTP/1.1\r\nHost: a\r\nX: \u0000\r\n\r\n",
                "GET TOKEN HTTP/1.1\r\nHost: a\r\nX\u0001: a\r\n\r\n",
                "GET TOKEN HTTP/1.1\r\nHost: a\r\n no-name\r\n\r\n",
                "GET TOKEN%zz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
                "GET TOKEN%00 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
                "GET TOKEN/..;/gatecrash-marker HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
                "GET TOKEN%2f%2e%2e HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
                "GET /\u00ff\u00fe HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
                "GET //evil.example HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
                "CONNECT evil.example:443 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
                "OPTIONS * HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
                head + "Content-Length: x\r\n\r\n",
                head + "Content-Length: -1\r\n\r\n",
                head + "Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello",
                head + "Content-Length: 100\r\n\r\nshort",
                head + "Transfer-Encoding: chunked\r\n\r\nzz\r\n",
                head + "Transfer-Encoding: chunked\r\n\r\n5\r\nhello",
                head + "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n",
                head + "Transfer-Encoding: gzip\r\n\r\nhello",
                head
                        + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 4\r\n\r\n\u00ff\u00fe\u0000\u00c3");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/%74oken", "/token/", "//token", "/./token", "/x/../token", "/token;a=b", "/TOKEN", "/token%20"
            })
    void an_endpoint_has_one_spelling(String spelling) {
        String answer = RawSocket.exchange(auth.issuer(), get(auth.issuer().getPath() + spelling));

        assertThat(RawSocket.status(answer)).isIn(400, 404);
    }

    @ParameterizedTest
    @EnumSource(names = {"METADATA", "OPENID_CONFIGURATION", "JWKS"})
    void head_is_get_without_the_body(Endpoint endpoint) {
        String path = auth.url(endpoint).getPath();
        String get = RawSocket.exchange(auth.issuer(), get(path));

        String head = RawSocket.exchange(auth.issuer(), get(path).replace("GET", "HEAD"));

        assertThat(withoutDate(head)).isEqualTo(withoutDate(get.substring(0, get.indexOf("\r\n\r\n") + 4)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"q=%", "q=%zz", "q=a|b", "q=\"", "q=<script>", "q=\u00ff", "q={}", "q=^`"})
    void an_authorization_query_that_is_no_uri_is_still_answered(String query) {
        String answer =
                RawSocket.exchange(auth.issuer(), get(auth.url(AUTHORIZATION).getPath() + "?" + query));

        assertThat(RawSocket.status(answer)).isEqualTo(400);
        assertThat(answer).doesNotContain("<script");
    }

    @Test
    void the_host_header_and_forwarding_headers_never_change_the_issuer() {
        String path = auth.url(METADATA).getPath();
        String plain = body(RawSocket.exchange(auth.issuer(), get(path)));

        String forged = body(RawSocket.exchange(
                auth.issuer(),
                get(path)
                        .replace("Host: a", "Host: evil.example")
                        .replace(
                                "Connection",
                                "X-Forwarded-Host: evil.example\r\nX-Forwarded-Proto: https\r\nX-Forwarded-Port: 1\r\n"
                                        + "X-Forwarded-Prefix: /evil\r\nForwarded: host=evil.example\r\nConnection")));
        String absolute = body(RawSocket.exchange(
                auth.issuer(), get("http://evil.example" + path).replace("Host: a", "Host: evil.example")));

        assertThat(forged).isEqualTo(plain).contains(auth.issuer().toString());
        assertThat(absolute).isEqualTo(plain);
    }

    @Test
    void an_unknown_issuer_is_not_found() {
        for (String path : List.of("/", "/nobody", "/.well-known/oauth-authorization-server", "/.well-known/", "/.")) {
            HttpResponse<String> response = Web.get(
                    URI.create(auth.issuer().toString().replace(auth.issuer().getPath(), path)));

            assertThat(response.statusCode()).as(path).isEqualTo(404);
            assertThat(response.body()).isEmpty();
        }
    }

    @Test
    void an_empty_form_and_an_empty_registration_are_refused() {
        assertThat(Web.error(Web.post(auth.url(TOKEN), Web.FORM, ""))).isEqualTo("invalid_client");
        assertThat(Web.error(Web.post(auth.url(REGISTRATION), Web.JSON, "{}"))).isEqualTo("invalid_redirect_uri");
    }

    @Test
    void a_chunked_body_is_read_like_any_other() {
        String answer = RawSocket.exchange(
                auth.issuer(),
                "POST " + auth.url(TOKEN).getPath() + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n"
                        + "Content-Type: application/x-www-form-urlencoded\r\nTransfer-Encoding: chunked\r\n\r\n"
                        + "9\r\nclient_id\r\n2\r\n=x\r\n0\r\n\r\n");

        assertThat(RawSocket.status(answer)).isEqualTo(401);
        assertThat(auth.journal().at(TOKEN))
                .anySatisfy(e -> assertThat(e.request().parameter("client_id")).contains("x"));
    }

    @Test
    void two_requests_on_one_connection_are_answered_in_order() {
        String one = get(auth.url(JWKS).getPath()).replace("Connection: close\r\n", "");
        String answer = RawSocket.exchange(auth.issuer(), one + get("/nobody"));

        assertThat(answer).contains("HTTP/1.1 200 OK").contains("HTTP/1.1 404 Not Found");
    }

    private static String get(String path) {
        return "GET " + path + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";
    }

    private static String body(String answer) {
        return answer.substring(answer.indexOf("\r\n\r\n"));
    }

    private static String withoutDate(String answer) {
        return answer.replaceAll("Date: [^\r]*", "");
    }
}
