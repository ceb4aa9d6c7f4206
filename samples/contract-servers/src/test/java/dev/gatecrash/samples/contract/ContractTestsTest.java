package dev.gatecrash.samples.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.contract.McpServerContract;
import dev.gatecrash.junit.ContractTests;
import dev.gatecrash.junit.WithAuthorizationServer;
import dev.gatecrash.samples.contract.bug.Bug;
import dev.gatecrash.samples.contract.bug.http.ScopeBug;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

/** The battery as dynamic tests. */
@WithAuthorizationServer
class ContractTestsTest {

    private final AuthorizationServer auth;
    private final List<CarelessServer> servers = new ArrayList<>();

    ContractTestsTest(AuthorizationServer auth) {
        this.auth = auth;
    }

    @AfterEach
    void stop_the_servers() {
        servers.forEach(CarelessServer::close);
    }

    @Test
    void each_family_is_a_container_and_each_check_a_test() {
        Map<String, ThrowingCallable> tests = tests(contract -> contract.only("SCP-03", "OUT-04"));

        assertThat(tests)
                .containsOnlyKeys(
                        "scopes > SCP-03 The order of scopes and further scopes do not matter",
                        "an authorization server in trouble > OUT-04 A token whose key is known is accepted while the"
                                + " keys cannot be fetched",
                        "warnings");
    }

    @Test
    void a_check_that_fails_fails_its_test_with_the_whole_finding() {
        Map<String, ThrowingCallable> tests = tests(contract -> contract.only("SCP-03"), ScopeBug.EXACT_STRING);

        assertThatThrownBy(first(tests))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("SCP-03 MUST")
                .hasMessageContaining("remedy");
    }

    @Test
    void a_check_that_does_not_apply_aborts_its_test_with_the_reason() {
        Map<String, ThrowingCallable> tests = tests(contract -> contract.only("INT-01"));

        assertThatThrownBy(first(tests))
                .isInstanceOf(TestAbortedException.class)
                .hasMessageContaining("never asked the introspection endpoint");
    }

    @Test
    void a_warning_passes_and_is_listed_by_the_last_test() throws Throwable {
        Map<String, ThrowingCallable> tests = tests(contract -> contract.only("SCP-15"), ScopeBug.SCOPE_BEFORE_EXPIRY);

        first(tests).call();

        assertThatThrownBy(tests.get("warnings"))
                .isInstanceOf(TestAbortedException.class)
                .hasMessageContaining("SCP-15 SHOULD");
    }

    @Test
    void the_last_test_is_called_after_what_was_warned_of() throws Throwable {
        CarelessServer server = CarelessServer.start(auth.issuer(), ScopeBug.SCOPE_BEFORE_EXPIRY);
        servers.add(server);
        Iterator<DynamicNode> nodes = ContractTests.dynamicTests(McpServerContract.of(server.url(), auth)
                        .scopes("notes:read")
                        .only("SCP-15"))
                .iterator();

        for (DynamicNode check : ((DynamicContainer) nodes.next()).getChildren().toList()) {
            ((DynamicTest) check).getExecutable().execute();
        }

        assertThat(nodes.next().getDisplayName()).isEqualTo("warnings: SCP-15");
    }

    @Test
    void where_no_good_token_works_one_test_fails_and_says_why() {
        try (AuthorizationServer other = AuthorizationServer.start();
                CarelessServer server = CarelessServer.start(other.issuer())) {
            Stream<DynamicNode> nodes = ContractTests.dynamicTests(McpServerContract.of(server.url(), auth));

            assertThat(nodes)
                    .singleElement()
                    .satisfies(node -> assertThatThrownBy(
                                    () -> ((DynamicTest) node).getExecutable().execute())
                            .isInstanceOf(AssertionError.class)
                            .hasMessageContaining("Likely cause"));
        }
    }

    private interface Change {
        McpServerContract of(McpServerContract contract);
    }

    private Map<String, ThrowingCallable> tests(Change change, Bug... bugs) {
        CarelessServer server = CarelessServer.start(auth.issuer(), bugs);
        servers.add(server);
        Map<String, ThrowingCallable> tests = new LinkedHashMap<>();
        ContractTests.dynamicTests(
                        change.of(McpServerContract.of(server.url(), auth).scopes("notes:read")))
                .forEach(node -> collect("", node, tests));
        return tests;
    }

    private static void collect(String path, DynamicNode node, Map<String, ThrowingCallable> tests) {
        if (node instanceof DynamicContainer container) {
            container.getChildren().forEach(child -> collect(node.getDisplayName() + " > ", child, tests));
        } else if (node instanceof DynamicTest test) {
            tests.put(path + node.getDisplayName(), () -> test.getExecutable().execute());
        }
    }

    private static ThrowingCallable first(Map<String, ThrowingCallable> tests) {
        return tests.values().iterator().next();
    }
}
