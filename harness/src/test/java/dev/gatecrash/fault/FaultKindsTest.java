package dev.gatecrash.fault;

import static dev.gatecrash.http.Endpoint.AUTHORIZATION;
import static dev.gatecrash.http.Endpoint.JWKS;
import static dev.gatecrash.http.Endpoint.METADATA;
import static dev.gatecrash.http.Endpoint.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.util.JSONObjectUtils;
import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.http.Endpoint;
import dev.gatecrash.user.Login;
import dev.gatecrash.web.CodeFlow;
import dev.gatecrash.web.Web;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Faults that HTTP allows, as an HTTP client sees them. */
class FaultKindsTest {

    private final AuthorizationServer auth = AuthorizationServer.start();

    @AfterEach
    void no_request_met_a_bug() {
        auth.close();
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"LOGIN", "EXTERNAL_COMPLETION", "EXTERNAL_RETURN"})
    void every_endpoint_can_be_down(Endpoint endpoint) {
        auth.faults().on(endpoint).respond(503);

        assertThat(Web.method("POST", auth.url(endpoint)).statusCode()).isEqualTo(503);
        assertThat(Web.get(auth.url(endpoint)).body()).isEmpty();
    }

    @Test
    void so_can_those_that_sign_users_in() {
        try (AuthorizationServer pages =
                AuthorizationServer.builder().login(Login.page()).start()) {
            pages.faults().on(Endpoint.LOGIN).respond(503);

            assertThat(Web.get(pages.url(Endpoint.LOGIN)).statusCode()).isEqualTo(503);
        }
        try (AuthorizationServer application = AuthorizationServer.builder()
                .login(Login.external(URI.create("https://app.example/login"), "key"))
                .start()) {
            application
                    .faults()
                    .on(Endpoint.EXTERNAL_COMPLETION, Endpoint.EXTERNAL_RETURN)
                    .respond(503);

            assertThat(Web.method("POST", application.url(Endpoint.EXTERNAL_COMPLETION))
                            .statusCode())
                    .isEqualTo(503);
            assertThat(Web.get(application.url(Endpoint.EXTERNAL_RETURN)).statusCode())
                    .isEqualTo(503);
        }
    }

    @Test
    void a_response_may_have_headers_and_a_body() {
        auth.faults()
                .on(TOKEN)
                .respond(429)
                .retryAfter(Duration.ofMillis(4_001))
                .header("X-Quota", "0")
                .body("application/json", "{\"error\":\"slow_down\"}");

        HttpResponse<String> response = Web.method("POST", auth.url(TOKEN));

        assertThat(response.statusCode()).isEqualTo(429);
        assertThat(Web.header(response, "Retry-After")).isEqualTo("5");
        assertThat(Web.header(response, "X-Quota")).isEqualTo("0");
        assertThat(Web.header(response, "Content-Type")).isEqualTo("application/json");
        assertThat(Web.error(response)).isEqualTo("slow_down");
    }

    @Test
    void a_response_in_place_of_the_endpoints_spends_no_code() {
        CodeFlow app = CodeFlow.publicClient(auth);
        String code = app.code();
        auth.faults().on(TOKEN).respond(503).times(1);

        assertThat(app.redeem(code).statusCode()).isEqualTo(503);
        assertThat(app.redeem(code).statusCode()).isEqualTo(200);
    }

    @Test
    void an_answer_that_was_altered_has_spent_the_code() {
        CodeFlow app = CodeFlow.publicClient(auth);
        String code = app.code();
        auth.faults().on(TOKEN).emptyBody().times(1);

        assertThat(app.redeem(code).body()).isEmpty();
        assertThat(Web.error(app.redeem(code))).isEqualTo("invalid_grant");
    }

    @Test
    void malformed_json_is_refused_by_a_parser() {
        auth.faults().on(METADATA).malformedJson();

        HttpResponse<String> response = Web.get(auth.url(METADATA));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(Web.header(response, "Content-Type")).startsWith("application/json");
        assertThatThrownBy(() -> JSONObjectUtils.parse(response.body())).hasMessageContaining("Invalid JSON");
        assertThat(Web.json(response.body() + "}"))
                .containsEntry("issuer", auth.issuer().toString());
    }

    @Test
    void html_comes_with_the_status_of_the_answer() {
        auth.faults().on(JWKS).html();

        HttpResponse<String> response = Web.get(auth.url(JWKS));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(Web.header(response, "Content-Type")).isEqualTo("text/html; charset=utf-8");
        assertThat(response.body()).startsWith("<!doctype html>");
    }

    @Test
    void a_content_type_may_be_wrong_with_nothing_else_wrong() {
        auth.faults().on(JWKS).contentType("text/plain");

        HttpResponse<String> response = Web.get(auth.url(JWKS));

        assertThat(Web.header(response, "Content-Type")).isEqualTo("text/plain");
        assertThat(Web.json(response)).containsKey("keys");
    }

    @Test
    void an_empty_body_is_announced_as_empty() {
        auth.faults().on(JWKS).emptyBody();

        HttpResponse<String> response = Web.get(auth.url(JWKS));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(Web.header(response, "Content-Length")).isEqualTo("0");
        assertThat(response.body()).isEmpty();
    }

    @Test
    void a_huge_body_is_still_good_json() {
        auth.faults().on(JWKS).hugeBody(20_000_000);

        HttpResponse<String> response = Web.get(auth.url(JWKS));

        assertThat(Web.header(response, "Content-Length")).isEqualTo("20000000");
        assertThat(response.body()).hasSize(20_000_000);
        assertThat(Web.json(response.body().strip())).containsKey("keys");
        assertThat(auth.journal().at(JWKS).get(0).response().body()).hasSizeLessThan(10_000);
    }

    @Test
    void a_redirect_leads_where_it_is_told_to() {
        URI elsewhere = URI.create("https://elsewhere.example/jwks");
        auth.faults().on(JWKS).redirectTo(elsewhere);

        HttpResponse<String> response = Web.get(auth.url(JWKS));

        assertThat(response.statusCode()).isEqualTo(307);
        assertThat(Web.location(response)).isEqualTo(elsewhere.toString());
    }

    @Test
    void a_redirect_loop_has_no_end_for_a_client_that_follows() throws IOException, InterruptedException {
        HttpClient follower =
                HttpClient.newBuilder().followRedirects(Redirect.ALWAYS).build();
        URI question = URI.create(auth.url(JWKS) + "?a=b");
        auth.faults().on(JWKS).redirectLoop();

        HttpResponse<String> last =
                follower.send(HttpRequest.newBuilder(question).build(), BodyHandlers.ofString());

        assertThat(last.statusCode()).isEqualTo(307);
        assertThat(Web.location(last)).isEqualTo(question.toString());
        assertThat(auth.journal().at(JWKS)).hasSizeGreaterThan(3);
    }

    @Test
    void a_status_that_allows_no_body_is_sent_without_one() {
        auth.faults()
                .on(JWKS)
                .script(
                        Fault.respond(204).body("text/plain", "x"),
                        Fault.respond(304).body("a/b", "x"));

        assertThat(Web.get(auth.url(JWKS)).statusCode()).isEqualTo(204);
        assertThat(Web.get(auth.url(JWKS)).statusCode()).isEqualTo(304);
        assertThat(Web.get(auth.url(JWKS)).statusCode()).isEqualTo(200);
    }

    @Test
    void everywhere_is_also_where_there_is_nothing() {
        auth.faults().everywhere().respond(502);

        assertThat(Web.get(URI.create(auth.issuer() + "/nothing")).statusCode()).isEqualTo(502);
        assertThat(Web.get(auth.url(AUTHORIZATION)).statusCode()).isEqualTo(502);
    }

    @Test
    void a_preflight_meets_no_fault_and_is_not_counted() {
        auth.faults().on(TOKEN).respond(503).times(1);

        assertThat(Web.method("OPTIONS", auth.url(TOKEN), "Origin", "https://app.example")
                        .statusCode())
                .isEqualTo(204);
        assertThat(Web.method("POST", auth.url(TOKEN)).statusCode()).isEqualTo(503);
    }

    @Test
    void other_issuers_on_the_same_port_notice_nothing() {
        try (AuthorizationServer other = AuthorizationServer.start()) {
            auth.faults().everywhere().respond(503);

            assertThat(Web.get(other.url(JWKS)).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void nonsense_is_refused_with_what_to_do() {
        FaultTarget keys = auth.faults().on(JWKS);

        Map.<String, Runnable>of(
                        "99 is not the status of a response; give one of 200 to 599", () -> keys.respond(99),
                        "nth(0) would never hold; give 1 or more, or call clear() to end faults", () -> keys.nth(0),
                        "times(0) would never hold; give 1 or more, or call clear() to end faults", () -> keys.times(0),
                        "forDuration(PT0S) would never hold; give a positive duration",
                                () -> keys.forDuration(Duration.ZERO),
                        "forDuration(PT2000000H) is longer than a hundred years; leave it out for a fault without end",
                                () -> keys.forDuration(Duration.ofHours(2_000_000)),
                        "a fault cannot take PT-1S; give a duration of zero to a day",
                                () -> keys.delay(Duration.ofSeconds(-1)),
                        "a Content-Length that differs by 0 is right; give another number",
                                () -> keys.wrongContentLength(0),
                        "a huge body of 0 bytes; give 1 at least", () -> keys.hugeBody(0),
                        "a script without steps; give one fault or pass() at least", () -> keys.script())
                .forEach((message, misuse) -> assertThatIllegalArgumentException()
                        .isThrownBy(misuse::run)
                        .withMessage(message));
        assertThat(Web.get(auth.url(JWKS)).statusCode()).isEqualTo(200);
    }
}
