package dev.gatecrash.samples.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatecrash.check.Check;
import dev.gatecrash.check.Report;
import dev.gatecrash.contract.McpServerContract;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every bug and every correct server against every check: the battery names what is wrong, and nothing else. */
class ContractMatrixTest {

    @ParameterizedTest
    @MethodSource("trials")
    void a_bug_is_found_by_its_checks_and_by_no_other(Trial trial) {
        Report report = trial.carryOut();

        assertThat(Trial.found(report)).as(report::describe).isEqualTo(trial.expected());
        assertThat(report.inconclusive()).as(report::describe).isEmpty();
    }

    static Stream<Trial> trials() {
        return Trial.all().stream();
    }

    @Test
    void every_check_is_there_for_a_bug() {
        Set<String> caught =
                trials().flatMap(trial -> trial.expected().stream()).collect(Collectors.toCollection(TreeSet::new));

        assertThat(caught)
                .containsExactlyInAnyOrderElementsOf(
                        McpServerContract.allChecks().stream().map(Check::id).toList());
    }

    @ParameterizedTest
    @MethodSource("variants")
    void a_correct_server_passes_however_different_it_is(CorrectVariant variant) {
        Report report = Trial.carryOut(variant, contract -> contract);

        assertThat(Trial.found(report)).as(report::describe).isEqualTo(recommendedOnly(variant));
        assertThat(report.inconclusive()).as(report::describe).isEmpty();
    }

    private static Set<String> recommendedOnly(CorrectVariant variant) {
        return variant.name().equals("no scope in the challenge") ? Set.of("CHL-08") : Set.of();
    }

    static Stream<CorrectVariant> variants() {
        return CorrectServers.all().stream();
    }
}
