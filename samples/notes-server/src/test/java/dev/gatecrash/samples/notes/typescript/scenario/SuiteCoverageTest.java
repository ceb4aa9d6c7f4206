package dev.gatecrash.samples.notes.typescript.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectPackage;

import dev.gatecrash.fault.Misbehaviour;
import dev.gatecrash.samples.notes.typescript.ConformanceSuite;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.platform.engine.TestTag;
import org.junit.platform.launcher.TestPlan;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** No scenario of the suite is without a test here: a test names its scenarios in {@code @Tag}. */
@Timeout(300)
class SuiteCoverageTest {

    private static final String ABOUT_AUTHORIZATION = "auth/";

    private static List<String> suite = List.of();

    @BeforeAll
    static void ask() {
        suite = ConformanceSuite.clientScenarios().stream()
                .filter(name -> name.startsWith(ABOUT_AUTHORIZATION))
                .toList();
        assertThat(suite).hasSizeGreaterThan(30);
    }

    @Test
    void every_scenario_of_the_suite_about_authorization_has_a_test() {
        Set<String> ours = tags();

        assertThat(suite)
                .as("scenarios of the suite without a test that has their name as @Tag")
                .filteredOn(name -> !ours.contains(name))
                .isEmpty();
    }

    @Test
    void no_test_is_of_a_scenario_that_the_suite_has_not() {
        assertThat(tags())
                .as("tags that are no scenario of the suite")
                .filteredOn(name -> !suite.contains(name))
                .isEmpty();
    }

    @Test
    void misbehaviours_name_scenarios_that_the_suite_has() {
        assertThat(Misbehaviour.all())
                .extracting(Misbehaviour::scenario)
                .filteredOn(Optional::isPresent)
                .extracting(Optional::orElseThrow)
                .isNotEmpty()
                .isSubsetOf(suite);
    }

    private static Set<String> tags() {
        TestPlan plan = LauncherFactory.create()
                .discover(LauncherDiscoveryRequestBuilder.request()
                        .selectors(selectPackage(SuiteCoverageTest.class.getPackageName()))
                        .build());
        return plan.getRoots().stream()
                .flatMap(root -> plan.getDescendants(root).stream())
                .flatMap(test -> test.getTags().stream())
                .map(TestTag::getName)
                .collect(Collectors.toSet());
    }
}
