package dev.gatecrash.samples.quarkus;

import static dev.gatecrash.assertj.GatecrashAssertions.assertThat;
import static dev.gatecrash.token.Defect.EXPIRED;

import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.flow.McpRequest;
import dev.gatecrash.flow.McpSession;
import dev.gatecrash.quarkus.WithQuarkusAuthorizationServer;
import dev.gatecrash.token.TokenBuilder;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** What comes in with less than it needs. Shares the application of {@link QuarkusNotesTest}. */
@QuarkusTest
@WithQuarkusAuthorizationServer
class QuarkusRefusalsTest {

    private final URI url;

    QuarkusRefusalsTest(@ConfigProperty(name = "gatecrash.resource") URI url) {
        this.url = url;
    }

    // tag::step-up[]
    @Test
    void a_tool_that_needs_more_says_so(AuthorizationServer auth) {
        McpSession session = auth.flow().scopes("notes:read").connect(url);

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
        TokenBuilder good = auth.token().audience(url).scope("notes:read");

        assertThat(McpRequest.listTools(url).bearer(good.with(EXPIRED).mint()).send())
                .isUnauthorized()
                .hasChallengeError("invalid_token")
                .hasResourceMetadata();
    }
    // end::expired[]

    @Test
    void without_a_token_the_way_to_one_is_shown() {
        assertThat(McpRequest.listTools(url).send())
                .isUnauthorized()
                .hasNoChallengeError()
                .hasResourceMetadata()
                .hasChallengeScope("notes:read");
    }
}
