package dev.gatecrash.samples.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatecrash.check.Check;
import dev.gatecrash.check.Report;
import dev.gatecrash.contract.ContractException;
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

    @ParameterizedTest
    @MethodSource("hopeless")
    void where_no_good_token_works_the_battery_does_not_begin_and_says_why(Trial trial) {
        assertThatThrownBy(trial::carryOut)
                .isInstanceOf(ContractException.class)
                .hasMessageContaining("it asked for an introspection in a way that was answered 40")
                .hasMessageContaining("RFC 7662 §2.1 wants POST, token in the form, and the server's own credentials");
    }

    static Stream<Trial> hopeless() {
        return Trial.hopeless().stream();
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

        assertThat(report.failed()).as(report::describe).isEmpty();
        assertThat(report.inconclusive()).as(report::describe).isEmpty();
    }

    static Stream<CorrectVariant> variants() {
        return CorrectServers.all().stream();
    }
}
