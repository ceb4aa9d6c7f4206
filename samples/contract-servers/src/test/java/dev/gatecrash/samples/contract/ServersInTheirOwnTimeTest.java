package dev.gatecrash.samples.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.check.Report;
import dev.gatecrash.contract.McpServerContract;
import dev.gatecrash.flow.McpRevision;
import dev.gatecrash.samples.contract.profile.Profile;
import dev.gatecrash.samples.contract.profile.Variation;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When a right server fetches keys, or says no, is its own affair: whatever the moment, no check takes it for a mistake. */
class ServersInTheirOwnTimeTest {

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5, 6, 7, 8, 9, 10, 11})
    void one_of_so_many_unknown_keys_may_be_asked_for(int strangers) {
        Report report = run(profile -> profile.fetchingKeysForOneOf(strangers), contract -> contract);

        assertThat(Trial.found(report)).as(report::describe).isEmpty();
        assertThat(report.inconclusive()).as(report::describe).isEmpty();
    }

    @Test
    void the_keys_may_be_fetched_after_the_refusal() {
        Report report = run(profile -> profile.with(Variation.KEYS_IN_BACKGROUND), contract -> contract);

        assertThat(Trial.found(report)).as(report::describe).isEmpty();
        assertThat(report.inconclusive()).as(report::describe).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"KEY", "OUT-05", "OUT-06", "OUT-13", "OUT-15"})
    void so_they_may_where_the_run_waits_for_them(String checks) {
        Report report = run(
                profile -> profile.with(Variation.KEYS_IN_BACKGROUND),
                contract -> contract.thorough(Duration.ofSeconds(4)).only(checks));

        assertThat(Trial.found(report)).as(report::describe).isEmpty();
        assertThat(report.passed()).as(report::describe).isNotEmpty();
    }

    @Test
    void a_refusal_may_take_longer_than_a_stream_takes_to_open() {
        Report report =
                run(profile -> profile.with(Variation.LATE_REFUSALS), contract -> contract.only("SES-03", "TRN-06"));

        assertThat(Trial.found(report)).as(report::describe).isEmpty();
        assertThat(report.passed()).as(report::describe).hasSize(2);
    }

    @Test
    void so_it_may_where_there_are_no_sessions() {
        Report report = run(
                profile -> profile.with(Variation.LATE_REFUSALS),
                contract -> contract.revision(McpRevision.V2026_07_28).only("STL-03", "STL-08"));

        assertThat(Trial.found(report)).as(report::describe).isEmpty();
        assertThat(report.passed()).as(report::describe).hasSize(2);
    }

    private static Report run(UnaryOperator<Profile> profile, UnaryOperator<McpServerContract> asked) {
        try (AuthorizationServer auth = AuthorizationServer.start();
                RestartableServer server = RestartableServer.start(profile.apply(Profile.of(auth.issuer())))) {
            McpServerContract contract = Trial.contract(server, auth).restartedBy(server::restart);
            return asked.apply(contract.only("KEY", "OUT")).run();
        }
    }
}
