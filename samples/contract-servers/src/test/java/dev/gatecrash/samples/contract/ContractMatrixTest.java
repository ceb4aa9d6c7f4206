package dev.gatecrash.samples.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.check.Check;
import dev.gatecrash.check.Finding;
import dev.gatecrash.check.Report;
import dev.gatecrash.contract.McpServerContract;
import dev.gatecrash.samples.contract.bug.Bug;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every bug against every check: the battery names what is wrong, and nothing else. */
class ContractMatrixTest {

    @ParameterizedTest
    @MethodSource("dev.gatecrash.samples.contract.CarelessServer#bugs")
    void a_bug_is_found_by_its_checks_and_by_no_other(Bug bug) {
        try (AuthorizationServer auth = AuthorizationServer.start();
                CarelessServer server = CarelessServer.start(auth.issuer(), bug)) {
            Report report = contract(server, auth).run();

            assertThat(idsOf(report)).as(report::describe).isEqualTo(new TreeSet<>(bug.checks()));
        }
    }

    @Test
    void every_check_finds_a_bug() {
        Set<String> finding = CarelessServer.bugs().stream()
                .flatMap(bug -> bug.checks().stream())
                .collect(Collectors.toSet());

        assertThat(McpServerContract.allChecks()).extracting(Check::id).isSubsetOf(finding);
    }

    private static McpServerContract contract(CarelessServer server, AuthorizationServer auth) {
        return McpServerContract.of(server.url(), auth)
                .scopes("notes:read")
                .privilegedTool("delete_note", Map.of("id", "1"), "notes:write");
    }

    private static Set<String> idsOf(Report report) {
        return Stream.of(report.failed(), report.warned(), report.inconclusive())
                .flatMap(List::stream)
                .map(Finding::check)
                .map(Check::id)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
