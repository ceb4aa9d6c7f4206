package dev.gatecrash.samples.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.boot.test.context.SpringBootTest.WebEnvironment.RANDOM_PORT;

import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.contract.McpServerContract;
import dev.gatecrash.flow.McpSession;
import dev.gatecrash.junit.ContractTests;
import dev.gatecrash.junit.McpServerContractTest;
import dev.gatecrash.junit.WithAuthorizationServer;
import java.net.URI;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;

// tag::class[]
@SpringBootTest(webEnvironment = RANDOM_PORT)
@WithAuthorizationServer
class NotesApplicationTest {

    @Value("${gatecrash.resource}")
    URI mcp;

    @Test
    void a_client_goes_all_the_way(AuthorizationServer auth) {
        McpSession session = auth.flow().user("alice").connect(mcp);

        assertThat(session.listTools()).contains("search_notes");
    }

    @McpServerContractTest
    Stream<DynamicNode> the_server_keeps_the_contract(AuthorizationServer auth) {
        return ContractTests.dynamicTests(McpServerContract.of(mcp, auth)
                .scopes("notes:read")
                .ordinaryTool("search_notes", Map.of("query", "milk"))
                .privilegedTool("delete_note", Map.of("id", "1"), "notes:write"));
    }
}
// end::class[]
