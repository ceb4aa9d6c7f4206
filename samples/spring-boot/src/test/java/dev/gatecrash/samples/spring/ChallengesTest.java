package dev.gatecrash.samples.spring;

import static dev.gatecrash.assertj.GatecrashAssertions.assertThat;
import static dev.gatecrash.token.Defect.EXPIRED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.boot.test.context.SpringBootTest.WebEnvironment.RANDOM_PORT;

import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.flow.McpRequest;
import dev.gatecrash.flow.McpSession;
import dev.gatecrash.junit.WithAuthorizationServer;
import dev.gatecrash.token.Token;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;

/** What the server says to those whom it does not let in. Its application context is that of NotesApplicationTest. */
@SpringBootTest(webEnvironment = RANDOM_PORT)
@WithAuthorizationServer
class ChallengesTest {

    @Value("${gatecrash.resource}")
    URI mcp;

    // tag::step-up[]
    @Test
    void a_client_steps_up(AuthorizationServer auth) {
        McpSession session = auth.flow().user("alice").scopes("notes:read").connect(mcp);

        assertThat(session.call("whoami", Map.of()).text()).isEqualTo("alice");
        assertThat(session.call("delete_note", Map.of("id", "1")))
                .isForbidden()
                .hasChallengeScope("notes:read", "notes:write");

        session.stepUp();

        assertThat(session.call("delete_note", Map.of("id", "1"))).isOk();
    }
    // end::step-up[]

    // tag::expired[]
    @Test
    void an_expired_token_is_refused(AuthorizationServer auth) {
        Token token =
                auth.token().audience(mcp).scope("notes:read").with(EXPIRED).mint();

        assertThat(McpRequest.listTools(mcp).bearer(token).send())
                .isUnauthorized()
                .hasChallengeError("invalid_token")
                .hasResourceMetadata();
    }
    // end::expired[]

    @Test
    void without_a_token_the_way_to_one_is_shown() {
        assertThat(McpRequest.listTools(mcp).send())
                .isUnauthorized()
                .hasNoChallengeError()
                .hasResourceMetadata()
                .hasChallengeScope("notes:read");
    }
}
