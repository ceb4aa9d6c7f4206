package dev.gatecrash.samples.quarkus;

import static dev.gatecrash.assertj.GatecrashAssertions.assertThat;
import static dev.gatecrash.token.Defect.EXPIRED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.contract.McpServerContract;
import dev.gatecrash.flow.McpRequest;
import dev.gatecrash.flow.McpSession;
import dev.gatecrash.junit.ContractTests;
import dev.gatecrash.junit.McpServerContractTest;
import dev.gatecrash.quarkus.WithQuarkusAuthorizationServer;
import dev.gatecrash.token.TokenBuilder;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;

/** The whole way in, and every way not in. */
// tag::class[]
@QuarkusTest
@WithQuarkusAuthorizationServer
class QuarkusNotesTest {

    private final URI url;

    QuarkusNotesTest(@ConfigProperty(name = "gatecrash.resource") URI url) {
        this.url = url;
    }

    @Test
    void a_client_goes_all_the_way(AuthorizationServer auth) {
        McpSession session = auth.flow().user("alice").scopes("notes:read").connect(url);

        assertThat(session.listTools()).contains("search_notes");
        assertThat(session.call("whoami", Map.of()).text()).isEqualTo("alice");
    }

    @McpServerContractTest
    Stream<DynamicNode> keeps_the_contract(AuthorizationServer auth) {
        return ContractTests.dynamicTests(McpServerContract.of(url, auth)
                .scopes("notes:read")
                .ordinaryTool("search_notes", Map.of("query", "milk"))
                .privilegedTool("delete_note", Map.of("id", "1"), "notes:write"));
    }
    // end::class[]

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
