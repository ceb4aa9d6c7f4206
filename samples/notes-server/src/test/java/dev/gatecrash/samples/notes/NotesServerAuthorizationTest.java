package dev.gatecrash.samples.notes;

import static dev.gatecrash.assertj.GatecrashAssertions.assertThat;
import static dev.gatecrash.http.Endpoint.ATTACKER;
import static dev.gatecrash.http.Endpoint.AUTHORIZATION;
import static dev.gatecrash.http.Endpoint.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.flow.FlowException;
import dev.gatecrash.flow.McpRequest;
import dev.gatecrash.flow.McpResponse;
import dev.gatecrash.flow.McpRevision;
import dev.gatecrash.flow.McpSession;
import dev.gatecrash.flow.TokenSet;
import dev.gatecrash.junit.WithAuthorizationServer;
import dev.gatecrash.token.Defect;
import dev.gatecrash.token.Token;
import dev.gatecrash.token.TokenBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The authorization of the notes server, with an authorization server of its own for every test. */
@WithAuthorizationServer
class NotesServerAuthorizationTest {

    private final AuthorizationServer auth;
    private final NotesServer server;

    NotesServerAuthorizationTest(AuthorizationServer auth) {
        this.auth = auth;
        this.server = NotesServer.start(auth.issuer(), auth.clock());
    }

    @AfterEach
    void stop_the_server() {
        server.close();
    }

    @ParameterizedTest
    @EnumSource(
            value = McpRevision.class,
            names = {"V2025_06_18", "V2025_11_25"})
    void a_client_that_knows_only_the_url_gets_in_and_calls_a_tool(McpRevision revision) {
        McpSession session = auth.flow().revision(revision).user("alice").connect(server.url());

        assertThat(session.listTools()).contains("search_notes", "delete_note");
        assertThat(session.call("search_notes", Map.of("query", "milk")).text()).contains("Buy milk");
        assertThat(auth).received(AUTHORIZATION).once().withParameter("code_challenge_method", "S256");
        assertThat(auth)
                .received(TOKEN)
                .once()
                .withParameter("grant_type", "authorization_code")
                .withParameter("resource", server.url().toString());
    }

    @Test
    void without_a_token_the_way_to_one_is_shown() {
        McpResponse response = McpRequest.listTools(server.url()).send();

        assertThat(response)
                .isUnauthorized()
                .hasNoChallengeError()
                .hasResourceMetadata()
                .hasChallengeScope("notes:read");
    }

    @Test
    void a_good_token_is_let_in() {
        assertThat(listToolsWith(good().mint())).isOk();
    }

    @ParameterizedTest
    @MethodSource("invalidTokens")
    void a_token_with_a_defect_is_refused(Defect defect) {
        McpResponse response = listToolsWith(good().with(defect).mint());

        assertThat(response).isUnauthorized().hasChallengeError("invalid_token").hasResourceMetadata();
        assertThat(auth).received(ATTACKER).never();
    }

    // This server neither asks the issuer about tokens nor knows DPoP (RFC 9449 section 7.2 lets it).
    static Stream<Defect> invalidTokens() {
        return Defect.all().stream()
                .filter(defect -> defect.family() != Defect.Family.SCOPE)
                .filter(defect -> defect.isVisibleOffline() && defect != Defect.DPOP_BOUND);
    }

    @Test
    void a_token_expires_while_its_session_is_open() {
        McpSession session = auth.flow().connect(server.url());

        auth.clock().advance(Duration.ofMinutes(11));

        assertThat(session.call("search_notes", Map.of("query", "milk")))
                .isUnauthorized()
                .hasChallengeError("invalid_token");
    }

    @ParameterizedTest
    @MethodSource("narrowTokens")
    void a_token_of_too_little_scope_is_forbidden_rather_than_unauthorized(Defect defect) {
        McpResponse response = listToolsWith(good().with(defect).mint());

        assertThat(response)
                .isForbidden()
                .hasChallengeError("insufficient_scope")
                .hasChallengeScope("notes:read");
    }

    static List<Defect> narrowTokens() {
        return Defect.of(Defect.Family.SCOPE);
    }

    @Test
    void a_tool_that_needs_more_says_so_and_stepping_up_opens_it() {
        McpSession session = auth.flow().scopes("notes:read").connect(server.url());

        McpResponse refused = session.call("delete_note", Map.of("id", "1"));
        session.stepUp();
        McpResponse allowed = session.call("delete_note", Map.of("id", "1"));

        assertThat(refused)
                .isForbidden()
                .hasChallengeError("insufficient_scope")
                .hasChallengeScope("notes:read", "notes:write");
        assertThat(allowed).isOk();
    }

    @Test
    void a_new_key_is_found_and_the_old_one_still_works_while_it_is_published() {
        Token old = good().mint();
        assertThat(listToolsWith(old)).isOk();

        auth.keys().rotate();

        assertThat(listToolsWith(good().mint())).isOk();
        assertThat(listToolsWith(old)).isOk();
    }

    @Test
    void a_key_that_was_retired_without_overlap_opens_nothing() {
        Token old = good().mint();
        assertThat(listToolsWith(old)).isOk();

        auth.keys().rotate();
        auth.keys().retireAllButCurrent();

        assertThat(listToolsWith(good().mint())).isOk();
        assertThat(listToolsWith(old)).isUnauthorized().hasChallengeError("invalid_token");
    }

    @Test
    void a_refresh_token_renews_access_once_and_a_revoked_one_never() {
        TokenSet first = auth.flow().authorize(server.url());
        TokenSet second = auth.flow().refresh(first);
        assertThat(McpRequest.listTools(server.url())
                        .bearer(second.accessToken())
                        .send())
                .isOk();

        auth.revoke(second.refreshToken().orElseThrow());

        assertThatThrownBy(() -> auth.flow().refresh(second))
                .isInstanceOf(FlowException.class)
                .hasMessageContaining("invalid_grant");
    }

    @Test
    void a_session_of_one_user_is_closed_to_another() {
        McpSession alices = auth.flow().user("alice").connect(server.url());

        McpResponse response = McpRequest.listTools(server.url())
                .header("Mcp-Session-Id", alices.id().orElseThrow())
                .bearer(good().subject("bob").mint())
                .send();

        assertThat(response).hasStatus(404);
    }

    private TokenBuilder good() {
        return auth.token().audience(server.url()).scope("notes:read");
    }

    private McpResponse listToolsWith(Token token) {
        return McpRequest.listTools(server.url()).bearer(token).send();
    }
}
