package dev.gatecrash.samples.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.check.Check;
import dev.gatecrash.check.Finding;
import dev.gatecrash.check.Report;
import dev.gatecrash.contract.McpServerContract;
import dev.gatecrash.samples.contract.CorrectVariant.Tokens;
import dev.gatecrash.samples.contract.bug.Bug;
import dev.gatecrash.samples.contract.bug.http.RobustnessBug;
import dev.gatecrash.samples.contract.bug.token.DpopBug;
import dev.gatecrash.samples.contract.bug.token.IntrospectionBug;
import dev.gatecrash.samples.contract.bug.token.KeyBug;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every bug that a server with JWTs and sessions can have, against every check: the battery names what is wrong, and nothing else. */
class ContractMatrixTest {

    @ParameterizedTest
    @MethodSource("bugs")
    void a_bug_is_found_by_its_checks_and_by_no_other(Bug bug) {
        try (AuthorizationServer auth = AuthorizationServer.start();
                CarelessServer server = CarelessServer.start(auth.issuer(), bug)) {
            Report report = contract(server, auth).run();

            assertThat(found(report)).as(report::describe).isEqualTo(expected(bug));
            assertThat(report.inconclusive()).isEmpty();
        }
    }

    /** The others need introspection, DPoP, another revision, or time for a cache to expire. */
    static Stream<Bug> bugs() {
        return CarelessServer.bugs().stream()
                .filter(bug -> !(bug instanceof IntrospectionBug || bug instanceof DpopBug || bug instanceof KeyBug))
                // After it no token works any more, so that there is little to say about the rest.
                .filter(bug -> bug != RobustnessBug.LOCKED_BY_BAD_TOKENS)
                .filter(bug -> bug.checks().stream().noneMatch(ContractMatrixTest::isSpecial));
    }

    private static boolean isSpecial(String check) {
        return check.startsWith("RS-STL")
                || Set.of("RS-TIME-07", "RS-TYP-01", "RS-SCP-13").contains(check);
    }

    @ParameterizedTest
    @MethodSource("variants")
    void a_correct_server_passes_however_different_it_is(CorrectVariant variant) {
        try (AuthorizationServer auth = variant.startIssuer();
                CorrectServer server = variant.start(auth)) {
            McpServerContract contract = contract(server, auth).resource(server.resource());

            Report report = (variant.tokens() == Tokens.BOUND ? contract.dpop() : contract).run();

            assertThat(report.failed()).as(report::describe).isEmpty();
            assertThat(report.inconclusive()).as(report::describe).isEmpty();
        }
    }

    static Stream<CorrectVariant> variants() {
        return CorrectServers.all().stream();
    }

    private static McpServerContract contract(CorrectServer server, AuthorizationServer auth) {
        return McpServerContract.of(server.url(), auth)
                .scopes("notes:read")
                .ordinaryTool("search_notes", Map.of("query", "milk"))
                .privilegedTool("delete_note", Map.of("id", "1"), "notes:write");
    }

    private static Set<String> found(Report report) {
        return Stream.of(report.failed(), report.warned())
                .flatMap(List::stream)
                .map(Finding::check)
                .map(Check::id)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> expected(Bug bug) {
        return bug.checks().stream()
                .map(id -> id.substring("RS-".length()))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
