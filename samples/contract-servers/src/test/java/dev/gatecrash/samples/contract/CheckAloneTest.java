package dev.gatecrash.samples.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatecrash.check.Level;
import dev.gatecrash.check.Report;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Each check by itself, at each bug that it is there for, and at correct servers: as much as can be asked of every mutant. {@link ContractMatrixTest} asks more; so this runs in the profile "contract-mutation" only.
 */
class CheckAloneTest {

    /** They judge what all other checks saw. */
    private static final Set<String> SUMMARIES = Set.of("CHL-05", "CHL-11");

    /** They only warn where clients get on all the same. */
    private static final Set<String> LENIENT = Set.of("CHL-12", "COR-05", "PRM-02");

    @ParameterizedTest
    @MethodSource("trials")
    void a_bug_is_found_by_its_checks_alone(Trial trial) {
        Set<String> checks = alone(trial);

        Report report = trial.only(checks.toArray(String[]::new)).carryOut();

        assertThat(Trial.found(report)).as(report::describe).isEqualTo(checks);
        assertThat(report.failed()).allMatch(finding -> finding.check().level() == Level.MUST);
        assertThat(report.warned())
                .allMatch(finding -> finding.check().level() == Level.SHOULD
                        || LENIENT.contains(finding.check().id()));
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
    @MethodSource("summed")
    void a_bug_that_only_many_answers_tell_is_found(Trial trial) {
        Report report = trial.carryOut();

        assertThat(Trial.found(report)).as(report::describe).isEqualTo(trial.expected());
    }

    static Stream<Trial> summed() {
        return Trial.all().stream().filter(trial -> alone(trial).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"sessions and JSON", "opaque tokens by introspection", "tokens bound by DPoP"})
    void a_correct_server_passes(String name) {
        Report report = Trial.carryOut(named(name), contract -> contract);

        assertThat(Trial.found(report)).as(report::describe).isEmpty();
        assertThat(report.inconclusive()).as(report::describe).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "the notes server, SES",
        "no sessions, SES",
        "no sessions, STL",
        "the Java SDK's stateless server, SCP",
        "sessions that clients cannot end, SES",
        "sessions of others forbidden, SES",
        "event streams, TRN",
        "event streams of several events, SCP",
        "metadata at the root, PRM",
        "metadata where only the challenge says, PRM",
        "open to every origin, COR",
        "open to every origin by its name, COR",
        "closed to every origin, COR",
        "no scope in the challenge, SCP",
        "a body in refusals, CHL",
        "one user, SES",
        "two audiences, AUD",
        "five minutes of leeway, TIME",
        "keys fetched twice a minute, KEY",
        "keys kept until one is unknown, OUT",
        "keys fetched after the refusal, KEY",
        "keys fetched for one unknown of three, KEY",
        "ES256 only, SIG",
        "PS256 among others, SIG",
        "at+jwt and nothing else, TYP",
        "scopes in scp, SCP",
        "introspection that is cached, INT",
        "'tokens bound by DPoP, with nonces', DPP"
    })
    void a_correct_server_passes_what_its_difference_is_about(String name, String family) {
        Report report = Trial.carryOut(named(name), contract -> contract.only(family));

        assertThat(Trial.found(report)).as(report::describe).isEmpty();
        assertThat(report.inconclusive()).as(report::describe).isEmpty();
    }

    private static CorrectVariant named(String name) {
        return CorrectServers.all().stream()
                .filter(variant -> variant.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
