package dev.gatecrash.samples.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatecrash.check.Report;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Each check by itself, at each bug that it is there for, and all together at three correct servers: as much as can be
 * asked of every mutant. {@link ContractMatrixTest} asks more; so this runs in the profile "contract-mutation" only.
 */
class CheckAloneTest {

    /** They judge what all other checks saw. */
    private static final Set<String> SUMMARIES = Set.of("CHL-05", "CHL-11");

    @ParameterizedTest
    @MethodSource("trials")
    void a_bug_is_found_by_its_checks_alone(Trial trial) {
        Set<String> checks = alone(trial);

        Report report = trial.only(checks.toArray(String[]::new)).carryOut();

        assertThat(Trial.found(report)).as(report::describe).isEqualTo(checks);
        assertThat(report.inconclusive()).as(report::describe).isEmpty();
    }

    static Stream<Trial> trials() {
        return Trial.all().stream().filter(trial -> !alone(trial).isEmpty());
    }

    private static Set<String> alone(Trial trial) {
        Set<String> checks = new TreeSet<>(trial.expected());
        checks.removeAll(SUMMARIES);
        return checks;
    }

    @ParameterizedTest
    @ValueSource(strings = {"sessions and JSON", "opaque tokens by introspection", "tokens bound by DPoP"})
    void a_correct_server_passes(String name) {
        CorrectVariant variant = CorrectServers.all().stream()
                .filter(candidate -> candidate.name().equals(name))
                .findFirst()
                .orElseThrow();

        Report report = Trial.carryOut(variant);

        assertThat(report.failed()).as(report::describe).isEmpty();
        assertThat(report.inconclusive()).as(report::describe).isEmpty();
    }
}
