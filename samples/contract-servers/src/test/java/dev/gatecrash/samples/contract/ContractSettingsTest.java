package dev.gatecrash.samples.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.check.Check;
import dev.gatecrash.check.Finding;
import dev.gatecrash.check.Report;
import dev.gatecrash.check.Verdict;
import dev.gatecrash.contract.McpServerContract;
import dev.gatecrash.flow.McpRevision;
import dev.gatecrash.junit.WithAuthorizationServer;
import dev.gatecrash.key.SigningKey;
import dev.gatecrash.samples.contract.bug.Bug;
import dev.gatecrash.samples.contract.bug.http.ChallengeBug;
import dev.gatecrash.samples.contract.bug.http.MetadataBug;
import dev.gatecrash.samples.contract.bug.http.ScopeBug;
import dev.gatecrash.samples.contract.bug.http.TransportBug;
import dev.gatecrash.samples.contract.bug.token.ClaimBug;
import dev.gatecrash.samples.contract.profile.Profile;
import dev.gatecrash.user.User;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a user may say of a contract, and what comes of saying it wrongly. */
@WithAuthorizationServer
class ContractSettingsTest {

    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);

    private final AuthorizationServer auth;

    ContractSettingsTest(AuthorizationServer auth) {
        this.auth = auth;
    }

    @Test
    void a_deviation_that_is_accepted_is_skipped_with_its_reason() {
        Finding finding = exactScopes(contract -> contract.accept("SCP-03", "until the new parser is in"));

        assertThat(finding.verdict()).isEqualTo(Verdict.skipped("accepted: until the new parser is in"));
    }

    @Test
    void a_deviation_holds_up_to_its_day_and_not_longer() {
        Finding inTime = exactScopes(contract -> contract.accept("SCP-03", "a while", today.plusDays(2)));
        Finding late = exactScopes(contract -> contract.accept("SCP-03", "a while", today.minusDays(2)));

        assertThat(inTime.verdict()).isInstanceOf(Verdict.Skipped.class);
        assertThat(late.verdict()).isInstanceOf(Verdict.Failed.class);
    }

    @Test
    void a_deviation_that_no_longer_applies_fails_and_says_what_to_remove() {
        Report report = run(contract -> contract.only("SCP-03").accept("SCP-03", "a while"));

        assertThat(report.failed())
                .singleElement()
                .satisfies(finding -> assertThat(finding.describe()).contains("remove accept(\"SCP-03\", …)"));
    }

    @Test
    void a_deviation_without_reason_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> run(contract -> contract.accept("SCP-03", " ")))
                .withMessageContaining("SCP-03")
                .withMessageContaining("say why");
    }

    @Test
    void a_check_that_does_not_exist_can_be_neither_chosen_nor_accepted() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> run(contract -> contract.only("SCP-99")))
                .withMessageContaining("no check or family SCP-99");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> run(contract -> contract.accept("scp-03", "lower case")))
                .withMessageContaining("scp-03");
    }

    @Test
    void a_family_or_single_checks_can_be_chosen() {
        Report report = run(contract -> contract.only("SCP", "OUT-04"));

        assertThat(report.findings())
                .extracting(finding -> finding.check().id())
                .allMatch(id -> id.startsWith("SCP-") || id.equals("OUT-04"))
                .contains("SCP-01", "OUT-04");
    }

    @ParameterizedTest
    @CsvSource({
        "SCP-10, privilegedTool(…) or --privileged-tool",
        "OUT-13, restartedBy(…)",
        "OUT-03, thorough() or --thorough",
        "DPP-02, dpop() or --dpop"
    })
    void a_check_that_is_skipped_for_want_of_a_word_names_the_method_that_says_it(String check, String method) {
        Report report = run(contract -> contract.only(check));

        assertThat(report.of(check).verdict()).isInstanceOf(Verdict.Skipped.class);
        assertThat(report.of(check).verdict().observation())
                .hasValueSatisfying(why -> assertThat(why).contains(method));
    }

    @Test
    void what_another_failure_says_already_is_skipped_and_names_it() {
        Report report = run(contract -> contract.only("TIME-09", "SES-10"), ClaimBug.EXPIRY_AT_OPENING_ONLY);

        assertThat(report.of("TIME-09").verdict()).isInstanceOf(Verdict.Failed.class);
        assertThat(report.of("SES-10").verdict()).isEqualTo(Verdict.skipped("TIME-09 is not met, and says it all"));
    }

    @Test
    void the_issuer_keeps_its_keys_and_none_of_the_battery_s() {
        List<String> before = keyIds();

        run(contract -> contract.only("SIG", "KEY"));

        assertThat(keyIds()).isEqualTo(before);
    }

    @Test
    void without_a_named_tool_one_is_called_that_only_reads_and_wants_no_arguments() {
        Report report = run(auth, profile -> profile, contract -> contract.only("SCP-01"), ScopeBug.IGNORES_SCOPES);

        assertThat(report.of("SCP-01").verdict().observation())
                .hasValueSatisfying(what -> assertThat(what).contains("tools/call whoami was executed"));
    }

    @Test
    void checks_go_family_by_family_in_the_order_of_their_numbers() {
        Comparator<Check> order = Comparator.comparing(Check::family).thenComparing(Check::id);

        assertThat(McpServerContract.allChecks()).isSortedAccordingTo(order);
    }

    @Test
    void every_check_says_what_it_expects_in_a_sentence() {
        assertThat(McpServerContract.allChecks())
                .extracting(Check::title)
                .allSatisfy(title -> assertThat(title).matches("\\S.* .*[^.]"));
    }

    @Test
    void every_check_says_why_in_sentences() {
        assertThat(McpServerContract.allChecks())
                .flatExtracting(Check::because, Check::remedy)
                .allSatisfy(words -> assertThat(String.valueOf(words)).matches("[\\p{Lu}\\d].* .*\\."));
    }

    @Test
    void the_oldest_revision_knows_no_metadata() {
        Report report =
                run(contract -> contract.revision(McpRevision.V2025_03_26).only("PRM-01"), MetadataBug.NO_METADATA);

        assertThat(report.of("PRM-01").verdict())
                .isEqualTo(Verdict.skipped("MCP 2025-03-26 knows no protected resource metadata"));
    }

    @Test
    void a_leeway_longer_than_the_run_has_patience_for_is_told() {
        Report report = run(
                auth,
                profile -> profile.leeway(Duration.ofMinutes(5)),
                contract -> contract.thorough(Duration.ofMillis(100)).only("TIME-07"));

        assertThat(report.of("TIME-07").verdict().observation())
                .hasValueSatisfying(why -> assertThat(why).contains("the server's leeway is longer than"));
    }

    @Test
    void with_one_user_nothing_is_asked_in_the_name_of_another() {
        try (AuthorizationServer lonely =
                AuthorizationServer.builder().user(User.named("alice")).start()) {
            Report report = run(lonely, profile -> profile, contract -> contract.only("SES-02"));

            assertThat(report.of("SES-02").verdict())
                    .isEqualTo(Verdict.skipped("the authorization server has only one user"));
        }
    }

    @Test
    void where_no_token_is_needed_none_can_be_refused() {
        Report report = run(contract -> contract.only("TRN-01"), TransportBug.NO_AUTHENTICATION);

        assertThat(report.of("TRN-01").verdict())
                .isEqualTo(Verdict.skipped("tools/call whoami needs no token at all, so no token can be refused"));
    }

    @Test
    void of_many_wrong_answers_a_few_are_told() {
        Report report = run(contract -> contract.only("CHL-11"), ChallengeBug.INVALID_TOKEN_CRASHES);

        assertThat(report.of("CHL-11").verdict().observation())
                .hasValueSatisfying(
                        what -> assertThat(what.lines()).hasSize(5).last(STRING).matches("… and \\d+ more"));
    }

    private List<String> keyIds() {
        return auth.keys().published().stream().map(SigningKey::id).toList();
    }

    private interface Change {
        McpServerContract of(McpServerContract contract);
    }

    private Finding exactScopes(Change change) {
        return run(contract -> change.of(contract.only("SCP-03")), ScopeBug.EXACT_STRING)
                .of("SCP-03");
    }

    private Report run(Change change, Bug... bugs) {
        return run(auth, profile -> profile, named -> change.of(named.ordinaryTool("whoami", Map.of())), bugs);
    }

    private static Report run(AuthorizationServer auth, UnaryOperator<Profile> profile, Change change, Bug... bugs) {
        try (CarelessServer server = CarelessServer.start(profile.apply(Profile.of(auth.issuer())), bugs)) {
            return change.of(McpServerContract.of(server.url(), auth).scopes("notes:read"))
                    .run();
        }
    }
}
