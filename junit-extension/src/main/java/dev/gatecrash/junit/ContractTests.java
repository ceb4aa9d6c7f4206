package dev.gatecrash.junit;

import dev.gatecrash.check.Check;
import dev.gatecrash.check.Family;
import dev.gatecrash.check.Finding;
import dev.gatecrash.check.Verdict;
import dev.gatecrash.contract.ContractException;
import dev.gatecrash.contract.ContractRun;
import dev.gatecrash.contract.McpServerContract;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;

/**
 * The contract battery as dynamic tests: a container for each family, a test for each check.
 *
 * <pre>{@code
 * @McpServerContractTest
 * Stream<DynamicNode> keeps_the_contract(AuthorizationServer auth) {
 *     MyServer server = MyServer.start(auth.issuer());
 *     return ContractTests.dynamicTests(McpServerContract.of(server.url(), auth).scopes("notes:read"))
 *             .onClose(server::close);
 * }
 * }</pre>
 *
 * <p>A check that fails, or that comes to no verdict, fails its test with the whole finding. One that does not apply, or
 * whose deviation was accepted, aborts its test with the reason, so that it is reported as skipped. A warning passes; all
 * of them are listed by the last test, which has their ids in its name and is aborted if there are any. Where no good token
 * works, there is one test only, which fails and says why.
 *
 * <p>The tests belong one after the other. Under a plain {@code @TestFactory} in a run of concurrent tests, add
 * {@code @Execution(SAME_THREAD)}: JUnit closes a factory's stream before tests that run at the same time have ended.
 */
public final class ContractTests {

    private ContractTests() {}

    /** The tests of this contract. A good token is proved to work at once, and each check is carried out by its test. */
    public static Stream<DynamicNode> dynamicTests(McpServerContract contract) {
        ContractRun run;
        try {
            run = contract.start();
        } catch (ContractException e) {
            return Stream.of(DynamicTest.dynamicTest("a good token works", () -> {
                throw new AssertionError(e.getMessage(), e);
            }));
        }
        Queue<Finding> warnings = new ConcurrentLinkedQueue<>();
        Map<Family, List<Check>> families = run.checks().stream()
                .collect(Collectors.groupingBy(Check::family, LinkedHashMap::new, Collectors.toList()));
        Stream<DynamicNode> containers = families.entrySet().stream()
                .map(family -> DynamicContainer.dynamicContainer(
                        family.getKey().words(), family.getValue().stream().map(check -> test(run, check, warnings))));
        // Lazily: JUnit asks for the last test when it has carried out the others.
        Stream<DynamicNode> last = Stream.of(warnings).map(ContractTests::listing);
        return Stream.concat(containers, last).onClose(run::close);
    }

    private static DynamicNode test(ContractRun run, Check check, Queue<Finding> warnings) {
        return DynamicTest.dynamicTest(check.toString(), () -> {
            Finding finding = run.carryOut(check);
            if (finding.verdict() instanceof Verdict.Failed || finding.verdict() instanceof Verdict.Inconclusive) {
                throw new AssertionError(finding.describe());
            }
            if (finding.verdict() instanceof Verdict.Skipped skipped) {
                Assumptions.abort(skipped.reason());
            }
            if (finding.verdict() instanceof Verdict.Warned) {
                warnings.add(finding);
            }
        });
    }

    private static DynamicNode listing(Queue<Finding> warnings) {
        String ids = warnings.stream().map(finding -> finding.check().id()).collect(Collectors.joining(", "));
        return DynamicTest.dynamicTest(ids.isEmpty() ? "warnings" : "warnings: " + ids, () -> {
            if (!warnings.isEmpty()) {
                Assumptions.abort(warnings.stream().map(Finding::describe).collect(Collectors.joining("\n", "\n", "")));
            }
        });
    }
}
