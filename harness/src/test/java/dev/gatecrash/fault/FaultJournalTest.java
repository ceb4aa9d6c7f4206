package dev.gatecrash.fault;

import static dev.gatecrash.http.Endpoint.JWKS;
import static dev.gatecrash.http.Endpoint.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.http.Exchange;
import dev.gatecrash.web.CodeFlow;
import dev.gatecrash.web.Web;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FaultJournalTest {

    private final AuthorizationServer auth = AuthorizationServer.start();

    @AfterEach
    void no_request_met_a_bug() {
        auth.close();
    }

    @Test
    void a_response_in_place_of_the_endpoints_says_so() {
        auth.faults().on(JWKS).respond(503).body("text/plain", "down");

        Web.get(auth.url(JWKS));

        Exchange exchange = auth.journal().at(JWKS).get(0);
        assertThat(exchange.reason()).isEqualTo("fault: responds 503");
        assertThat(exchange.response().status()).isEqualTo(503);
        assertThat(exchange.response().body()).isEqualTo("down");
    }

    @Test
    void an_altered_answer_tells_the_fault_and_what_the_endpoint_did() {
        CodeFlow app = CodeFlow.publicClient(auth);
        auth.faults().on(TOKEN).apply(Fault.malformedJson().after(Duration.ofMillis(1)));

        String body = app.redeem(app.code()).body();

        Exchange exchange = auth.journal().at(TOKEN).get(0);
        assertThat(exchange.reason())
                .isEqualTo("fault: waits PT0.001S, then malforms the JSON; code redeemed for alice");
        assertThat(exchange.response().body()).isEqualTo(body).doesNotEndWith("}");
    }

    @Test
    void the_description_shows_that_nothing_was_sent() {
        auth.faults().on(TOKEN).resetConnection();

        assertThatThrownBy(() -> Web.post(auth.url(TOKEN), Web.FORM, "grant_type=x"))
                .isInstanceOf(java.io.UncheckedIOException.class);

        assertThat(auth.journal().describe()).contains("< nothing").contains("reason  fault: resets the connection");
    }

    @Test
    void a_request_that_a_script_lets_pass_looks_like_any_other() {
        auth.faults().on(JWKS).script(Fault.pass());

        Web.get(auth.url(JWKS));

        assertThat(auth.journal().at(JWKS).get(0).reason()).doesNotContain("fault");
    }
}
