package dev.gatecrash.samples.notes.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.check.Finding;
import dev.gatecrash.check.Report;
import dev.gatecrash.contract.McpServerContract;
import dev.gatecrash.junit.ContractTests;
import dev.gatecrash.junit.McpServerContractTest;
import dev.gatecrash.junit.WithAuthorizationServer;
import dev.gatecrash.samples.notes.NotesServer;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;

@WithAuthorizationServer
class ContractTest {

    // tag::dynamic[]
    @McpServerContractTest
    Stream<DynamicNode> the_server_keeps_the_contract(AuthorizationServer auth) {
        NotesServer server = NotesServer.start(auth.issuer());
        return ContractTests.dynamicTests(McpServerContract.of(server.url(), auth)
                        .scopes("notes:read")
                        .ordinaryTool("search_notes", Map.of("query", "milk"))
                        .privilegedTool("delete_note", Map.of("id", "1"), "notes:write"))
                .onClose(server::close);
    }
    // end::dynamic[]

    @Test
    void report(AuthorizationServer auth) {
        try (NotesServer server = NotesServer.start(auth.issuer())) {
            // tag::report[]
            Report report = McpServerContract.of(server.url(), auth)
                    .scopes("notes:read")
                    .only("SCP", "AUD-01")
                    .run();

            assertThat(report.failed()).as(report.describe()).isEmpty();
            // end::report[]
            assertThat(report.findings()).extracting(Finding::check).hasSizeGreaterThan(10);
        }
    }
}
