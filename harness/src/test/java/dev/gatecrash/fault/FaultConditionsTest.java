package dev.gatecrash.fault;

import static dev.gatecrash.fault.Fault.delay;
import static dev.gatecrash.fault.Fault.html;
import static dev.gatecrash.fault.Fault.pass;
import static dev.gatecrash.fault.Fault.respond;
import static dev.gatecrash.http.Endpoint.INTROSPECTION;
import static dev.gatecrash.http.Endpoint.JWKS;
import static dev.gatecrash.http.Endpoint.METADATA;
import static dev.gatecrash.http.Endpoint.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.http.Endpoint;
import dev.gatecrash.web.Params;
import dev.gatecrash.web.Web;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class FaultConditionsTest {

    private static final int PARALLEL = 64;

    private final AuthorizationServer auth = AuthorizationServer.start();

    @AfterEach
    void no_request_met_a_bug() {
        auth.close();
    }

    @Test
    void a_fault_is_at_its_endpoints_only() {
        auth.faults().on(JWKS, METADATA).respond(503);

        assertThat(status(JWKS)).isEqualTo(503);
        assertThat(status(METADATA)).isEqualTo(503);
        assertThat(status(Endpoint.OPENID_CONFIGURATION)).isEqualTo(200);
    }

    @Test
    void a_fault_ends_after_its_count() {
        ActiveFault outage = auth.faults().on(JWKS).respond(503).times(2);

        assertThat(statuses(JWKS, 4)).containsExactly(503, 503, 200, 200);
        assertThat(outage.hits()).isEqualTo(2);
    }

    @Test
    void only_the_nth_request_from_now_on_meets_it() {
        status(JWKS);
        auth.faults().on(JWKS).respond(503).nth(2);

        assertThat(statuses(JWKS, 4)).containsExactly(200, 503, 200, 200);
    }

    @Test
    void what_another_fault_answers_counts_for_the_nth() {
        auth.faults().on(JWKS).respond(500).times(1);
        auth.faults().on(JWKS).respond(503).nth(2);

        assertThat(statuses(JWKS, 3)).containsExactly(500, 503, 200);
    }

    @Test
    void a_duration_is_by_the_issuers_clock() {
        auth.clock().freeze();
        auth.faults().on(JWKS).respond(503).forDuration(Duration.ofMinutes(1));

        assertThat(status(JWKS)).isEqualTo(503);
        auth.clock().advance(Duration.ofSeconds(59));
        assertThat(status(JWKS)).isEqualTo(503);
        auth.clock().advance(Duration.ofSeconds(1));
        assertThat(status(JWKS)).isEqualTo(200);
    }

    @Test
    void a_client_is_known_by_its_form_or_by_basic() {
        auth.faults().on(TOKEN, INTROSPECTION).respond(418).forClient("svc:1");

        assertThat(asking("svc:1")).isEqualTo(418);
        assertThat(asking("other")).isEqualTo(401);
        assertThat(asking("x", "Authorization", Web.basic("svc%3A1", "s3cret"))).isEqualTo(400);
        assertThat(basic(Web.basic("svc%3A1", "s3cret"))).isEqualTo(418);
        assertThat(basic("basic nonsense")).isEqualTo(401);
        assertThat(basic("Bearer c3ZjOjE6")).isEqualTo(401);
    }

    @Test
    void conditions_combine_in_either_place() {
        auth.faults().on(TOKEN).forClient("svc").nth(2).respond(429);
        auth.faults().on(TOKEN).respond(503).forClient("other").times(1).forDuration(Duration.ofHours(1));

        assertThat(List.of(asking("svc"), asking("nobody"), asking("svc"), asking("svc")))
                .containsExactly(401, 401, 429, 401);
        assertThat(List.of(asking("other"), asking("other"))).containsExactly(503, 401);
    }

    @Test
    void a_target_can_be_shared() {
        FaultTarget keys = auth.faults().on(JWKS);
        keys.nth(1).respond(500);
        keys.nth(2).respond(502);

        assertThat(statuses(JWKS, 3)).containsExactly(500, 502, 200);
    }

    @Test
    void a_script_is_gone_through_once() {
        ActiveFault script = auth.faults()
                .on(JWKS)
                .script(respond(503).retryAfter(Duration.ofSeconds(1)), pass(), html(), delay(Duration.ZERO));

        List<HttpResponse<String>> answers =
                IntStream.range(0, 5).mapToObj(i -> Web.get(auth.url(JWKS))).toList();

        assertThat(answers).extracting(HttpResponse::statusCode).containsExactly(503, 200, 200, 200, 200);
        assertThat(Web.header(answers.get(0), "Retry-After")).isEqualTo("1");
        assertThat(answers.get(2).body()).startsWith("<!doctype html>");
        assertThat(Web.json(answers.get(4))).containsKey("keys");
        assertThat(script.hits()).isEqualTo(4);
    }

    @Test
    void the_fault_that_was_set_first_answers() {
        ActiveFault first = auth.faults().on(JWKS).respond(500);
        auth.faults().everywhere().respond(502);

        assertThat(status(JWKS)).isEqualTo(500);
        first.lift();
        first.lift();
        assertThat(status(JWKS)).isEqualTo(502);
    }

    @Test
    void clear_ends_all_faults() {
        auth.faults().on(JWKS).respond(503);
        auth.faults().everywhere().resetConnection();

        auth.faults().clear();

        assertThat(status(JWKS)).isEqualTo(200);
    }

    @Test
    void reset_ends_all_faults() {
        auth.faults().everywhere().respond(503);

        auth.reset();

        assertThat(status(JWKS)).isEqualTo(200);
    }

    @RepeatedTest(5)
    void counts_are_exact_however_many_ask_at_once() throws Exception {
        auth.faults().on(JWKS).respond(503).times(3);
        auth.faults().on(JWKS).respond(502).nth(40);

        List<Integer> statuses = atOnce(() -> status(JWKS));

        assertThat(Collections.frequency(statuses, 503)).isEqualTo(3);
        assertThat(Collections.frequency(statuses, 502)).isEqualTo(1);
        assertThat(Collections.frequency(statuses, 200)).isEqualTo(PARALLEL - 4);
    }

    private static <T> List<T> atOnce(Callable<T> request) throws InterruptedException, ExecutionException {
        ExecutorService clients = Executors.newFixedThreadPool(PARALLEL);
        try {
            List<T> results = new java.util.ArrayList<>();
            for (Future<T> result : clients.invokeAll(Collections.nCopies(PARALLEL, request))) {
                results.add(result.get());
            }
            return results;
        } finally {
            clients.shutdownNow();
        }
    }

    private List<Integer> statuses(Endpoint endpoint, int count) {
        return IntStream.range(0, count).mapToObj(i -> status(endpoint)).toList();
    }

    private int status(Endpoint endpoint) {
        return Web.get(auth.url(endpoint)).statusCode();
    }

    private int asking(String clientId, String... headers) {
        return Web.form(auth.url(TOKEN), Params.of("client_id", clientId, "grant_type", "x"), headers)
                .statusCode();
    }

    private int basic(String header) {
        return Web.form(auth.url(INTROSPECTION), Params.of("token", "x"), "Authorization", header)
                .statusCode();
    }
}
