package dev.gatecrash.samples.glue;

import static dev.gatecrash.assertj.GatecrashAssertions.assertThat;
import static dev.gatecrash.http.Endpoint.INTROSPECTION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.flow.McpRequest;
import dev.gatecrash.junit.WithAuthorizationServer;
import dev.gatecrash.token.Token;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.ActiveProfiles;

@ActiveProfiles("opaque")
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@WithAuthorizationServer
class OpaqueTokenTest {

    @Value("${gatecrash.resource}")
    URI resource;

    @Test
    void an_application_that_introspects_has_opaque_tokens(AuthorizationServer auth) {
        Token token = auth.token().audience(resource).mint();

        assertThat(token.value()).doesNotContain(".");
        assertThat(McpRequest.listTools(resource).bearer(token).send()).isOk();
        assertThat(auth.journal().exchanges().at(INTROSPECTION)).isNotEmpty();
    }

    @Test
    void a_revoked_token_is_refused(AuthorizationServer auth) {
        Token token = auth.token().audience(resource).mint();
        auth.revoke(token);

        assertThat(McpRequest.listTools(resource).bearer(token).send()).isUnauthorized();
    }
}
