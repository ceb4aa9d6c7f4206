package dev.gatecrash.samples.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.check.Report;
import dev.gatecrash.contract.report.ReportFormat;
import dev.gatecrash.junit.WithAuthorizationServer;
import dev.gatecrash.samples.contract.bug.http.ScopeBug;
import dev.gatecrash.samples.contract.bug.http.SessionBug;
import dev.gatecrash.samples.contract.bug.token.AudienceBug;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What somebody reads who points the battery for the first time at a server, which has three bugs. */
@WithAuthorizationServer
class NewcomerReportTest {

    private static final Pattern NAMED = Pattern.compile("<h3>([A-Z]+-\\d\\d) ");

    @Test
    void the_report_names_the_three_bugs_and_nothing_else(AuthorizationServer auth) {
        try (CarelessServer server = CarelessServer.start(
                auth.issuer(),
                AudienceBug.IGNORES_AUDIENCE,
                ScopeBug.HIDES_BUT_ALLOWS,
                SessionBug.SESSION_OF_ANYBODY)) {
            Report report = Trial.contract(server, auth).run();

            assertThat(Trial.found(report)).as(report::describe).containsExactly("AUD-01", "SCP-08", "SES-02");
            assertThat(report.inconclusive()).isEmpty();
            assertThat(named(ReportFormat.HTML.render(report))).containsExactly("AUD-01", "SCP-08", "SES-02");
        }
    }

    /** The checks that have a card on the page. */
    private static List<String> named(String html) {
        return NAMED.matcher(html)
                .results()
                .map((MatchResult card) -> card.group(1))
                .toList();
    }
}
