package dev.gatecrash.samples.notes.typescript;

import static dev.gatecrash.flow.McpRevision.V2026_07_28;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.flow.Challenge;
import dev.gatecrash.flow.McpRequest;
import dev.gatecrash.flow.McpResponse;
import dev.gatecrash.flow.McpSession;
import dev.gatecrash.token.Defect;
import dev.gatecrash.token.TokenBuilder;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Our flow against a server that speaks revision 2026-07-28 only. */
@Timeout(300)
class StatelessRevisionTest {

    private static final Map<String, String> MILK = Map.of("query", "milk");
    private static final Map<String, String> PLUMBER = Map.of("id", "2");

    // One for all tests: none changes what another one sees, and a process takes its time.
    @AutoClose
    private static AuthorizationServer auth;

    @AutoClose
    private static TypeScriptNotesServer server;

    @BeforeAll
    static void start() {
        auth = AuthorizationServer.start();
        server = TypeScriptNotesServer.stateless(auth.issuer());
    }

    @Test
    void the_flow_authorizes_lists_and_calls_without_a_session() {
        McpSession session = auth.flow().revision(V2026_07_28).connect(server.url());

        assertThat(session.listTools()).containsExactly("search_notes", "delete_note");
        assertThat(session.call("search_notes", MILK).text()).contains("Buy milk and bread");
        assertThat(session.id()).isEmpty();
    }

    @Test
    void the_flow_steps_up_for_a_call_that_needs_more() {
        McpSession session = auth.flow().revision(V2026_07_28).connect(server.url());

        McpResponse refused = session.call("delete_note", PLUMBER);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.bearerChallenge().flatMap(Challenge::error)).contains("insufficient_scope");

        assertThat(session.stepUp().scopes()).containsExactlyInAnyOrder("notes:read", "notes:write");
        assertThat(session.call("delete_note", PLUMBER).text()).isEqualTo("Deleted note 2");
    }

    @Test
    void a_refreshed_token_works() {
        McpSession session = auth.flow().revision(V2026_07_28).connect(server.url());
        String first = session.tokens().accessToken();

        assertThat(session.refresh().accessToken()).isNotEqualTo(first);
        assertThat(session.listTools()).contains("search_notes");
    }

    @Test
    void a_token_from_the_builder_lets_a_single_request_in() {
        McpResponse listed = listTools(goodToken());

        assertThat(listed.status()).as("%s", listed).isEqualTo(200);
        assertThat(listed.result()).isPresent();
    }

    @ParameterizedTest
    @MethodSource("invalidTokens")
    void a_defective_token_is_refused(Defect defect) {
        McpResponse refused = listTools(goodToken().with(defect));

        assertThat(refused.status()).as("%s", refused).isEqualTo(401);
        Challenge challenge = refused.bearerChallenge().orElseThrow();
        assertThat(challenge.error()).contains("invalid_token");
        assertThat(challenge.resourceMetadata()).isPresent();
    }

    // This server neither asks the issuer about tokens nor knows DPoP (RFC 9449 section 7.2 lets it).
    static Stream<Defect> invalidTokens() {
        return Defect.all().stream()
                .filter(defect -> defect.family() != Defect.Family.SCOPE)
                .filter(defect -> defect.isVisibleOffline() && defect != Defect.DPOP_BOUND);
    }

    @ParameterizedTest
    @MethodSource("narrowTokens")
    void a_token_of_too_little_scope_is_refused_for_its_scope(Defect defect) {
        McpResponse refused = listTools(goodToken().with(defect));

        assertThat(refused.status()).as("%s", refused).isEqualTo(403);
        assertThat(refused.bearerChallenge().orElseThrow().scopes()).containsExactly("notes:read");
    }

    static List<Defect> narrowTokens() {
        return Defect.of(Defect.Family.SCOPE);
    }

    @Test
    void a_request_of_an_older_revision_is_refused_for_its_revision() {
        McpResponse refused =
                McpRequest.listTools(server.url()).bearer(goodToken().mint()).send();

        assertThat(refused.status()).as("%s", refused).isEqualTo(400);
        assertThat(refused.error()).isPresent();
    }

    private static TokenBuilder goodToken() {
        return auth.token().audience(server.url()).scope("notes:read");
    }

    private static McpResponse listTools(TokenBuilder token) {
        return McpRequest.listTools(server.url())
                .revision(V2026_07_28)
                .bearer(token.mint())
                .send();
    }
}
