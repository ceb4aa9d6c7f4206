package dev.gatecrash.samples.quarkus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.contract.McpServerContract;
import dev.gatecrash.flow.McpSession;
import dev.gatecrash.junit.ContractTests;
import dev.gatecrash.junit.McpServerContractTest;
import dev.gatecrash.quarkus.WithQuarkusAuthorizationServer;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;

/** The whole way in, and the contract. */
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
}
// end::class[]
