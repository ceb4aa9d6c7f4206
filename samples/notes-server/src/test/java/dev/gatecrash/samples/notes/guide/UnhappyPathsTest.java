package dev.gatecrash.samples.notes.guide;

import static dev.gatecrash.assertj.GatecrashAssertions.assertThat;
import static dev.gatecrash.fault.Fault.pass;
import static dev.gatecrash.fault.Fault.respond;
import static dev.gatecrash.http.Endpoint.JWKS;
import static dev.gatecrash.http.Endpoint.METADATA;
import static dev.gatecrash.http.Endpoint.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.fault.ActiveFault;
import dev.gatecrash.flow.McpRequest;
import dev.gatecrash.junit.WithAuthorizationServer;
import dev.gatecrash.samples.notes.NotesServer;
import dev.gatecrash.token.Token;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@WithAuthorizationServer
class UnhappyPathsTest {

    @Test
    void faults(AuthorizationServer auth) {
        try (NotesServer server = NotesServer.start(auth.issuer(), auth.clock())) {
            // tag::faults[]
            Token token =
                    auth.token().audience(server.url()).scope("notes:read").mint();
            ActiveFault outage = auth.faults().on(JWKS).respond(503);

            assertThat(McpRequest.listTools(server.url()).bearer(token).send()).hasStatus(503);
            assertThat(outage.hits()).isPositive();

            auth.faults().clear();
            assertThat(McpRequest.listTools(server.url()).bearer(token).send()).isOk();
            // end::faults[]
        }
    }

    @Test
    void conditions(AuthorizationServer auth) {
        // tag::conditions[]
        auth.faults().on(JWKS).respond(503).times(3);
        auth.faults().on(TOKEN).respond(429).retryAfter(Duration.ofSeconds(5)).forClient("svc");
        auth.faults().on(JWKS).delay(Duration.ofSeconds(2)).nth(2);
        auth.faults().on(METADATA).malformedJson().forDuration(Duration.ofMinutes(1));
        auth.faults().on(TOKEN).script(respond(503), respond(503), pass());
        // end::conditions[]
        auth.faults().clear();
    }
}
