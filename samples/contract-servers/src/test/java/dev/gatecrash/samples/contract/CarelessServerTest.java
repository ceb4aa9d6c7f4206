package dev.gatecrash.samples.contract;

import static dev.gatecrash.assertj.GatecrashAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.flow.McpRequest;
import dev.gatecrash.flow.McpResponse;
import dev.gatecrash.flow.McpRevision;
import dev.gatecrash.flow.McpSession;
import dev.gatecrash.junit.WithAuthorizationServer;
import dev.gatecrash.samples.contract.bug.Bug;
import dev.gatecrash.samples.contract.bug.token.AudienceBug;
import dev.gatecrash.samples.contract.bug.token.ClaimBug;
import dev.gatecrash.samples.contract.profile.Profile;
import dev.gatecrash.token.Defect;
import dev.gatecrash.token.TokenBuilder;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The server without bugs is right, and with one it still works. */
@WithAuthorizationServer
class CarelessServerTest {

    private final AuthorizationServer auth;

    CarelessServerTest(AuthorizationServer auth) {
        this.auth = auth;
    }

    @ParameterizedTest
    @EnumSource(value = McpRevision.class, mode = EnumSource.Mode.EXCLUDE, names = "V2025_03_26")
    void a_client_goes_all_the_way_and_steps_up(McpRevision revision) {
        try (CarelessServer server = start();
                McpSession session = auth.flow()
                        .revision(revision)
                        .user("alice")
                        .scopes("notes:read")
                        .connect(server.url())) {
            assertThat(session.listTools()).contains("search_notes", "delete_note", "whoami");
            assertThat(session.call("whoami", Map.of()).text()).isEqualTo("alice");
            assertThat(session.call("delete_note", Map.of("id", "1")))
                    .isForbidden()
                    .hasChallengeScope("notes:read", "notes:write");

            session.stepUp();

            assertThat(session.call("delete_note", Map.of("id", "1"))).isOk();
        }
    }

    @Test
    void without_bugs_no_defect_gets_through() {
        try (CarelessServer server = start()) {
            for (Defect defect : Defect.all()) {
                // This server neither asks the issuer about tokens nor knows DPoP.
                if (!defect.isVisibleOffline() || defect == Defect.DPOP_BOUND) {
                    continue;
                }
                boolean scope = defect.family() == Defect.Family.SCOPE;
                assertThat(listTools(server, good(server).with(defect)))
                        .as(defect.name())
                        .hasStatus(scope ? 403 : 401);
            }
        }
    }

    @Test
    void every_bug_names_its_checks_and_leaves_the_server_usable() {
        // What makes the server refuse good tokens is what these are.
        List<String> broken = List.of("NOT_WHAT_IS_PUBLISHED", "EXACT_STRING");
        for (Bug bug : CarelessServer.bugs()) {
            try (CarelessServer server = start(bug)) {
                int status = listTools(server, good(server).scope("notes:read")).status();
                assertThat(status == 200 || broken.contains(bug.name()))
                        .as("%s answers %d", bug, status)
                        .isTrue();
            }
            assertThat(bug.checks()).as(bug.name()).allMatch(id -> id.matches("RS-[A-Z]+-\\d\\d"));
        }
    }

    @ParameterizedTest
    @MethodSource("defectsByBug")
    void a_bug_lets_the_token_in_that_it_is_about(Bug bug, Defect defect) {
        try (CarelessServer server = start(bug)) {
            assertThat(listTools(server, good(server).with(defect))).isOk();
        }
    }

    static Stream<Object[]> defectsByBug() {
        return Stream.of(
                new Object[] {AudienceBug.IGNORES_AUDIENCE, Defect.WRONG_AUDIENCE},
                new Object[] {ClaimBug.IGNORES_EXPIRY, Defect.EXPIRED});
    }

    private CarelessServer start(Bug... bugs) {
        return CarelessServer.start(Profile.of(auth.issuer()).by(auth.clock()), bugs);
    }

    private TokenBuilder good(CarelessServer server) {
        return auth.token().audience(server.url()).scope("notes:read");
    }

    private static McpResponse listTools(CarelessServer server, TokenBuilder token) {
        return McpRequest.listTools(server.url()).bearer(token.mint()).send();
    }
}
