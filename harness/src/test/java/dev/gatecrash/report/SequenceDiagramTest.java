package dev.gatecrash.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.flow.McpRequest;
import dev.gatecrash.flow.McpSession;
import dev.gatecrash.http.Endpoint;
import dev.gatecrash.web.CodeFlow;
import dev.gatecrash.web.GuardedMcpServer;
import dev.gatecrash.web.GuardedMcpServer.Settings;
import dev.gatecrash.web.Params;
import dev.gatecrash.web.Web;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SequenceDiagramTest {

    private final AuthorizationServer auth = AuthorizationServer.start();

    @AfterEach
    void no_request_met_a_bug() {
        auth.close();
    }

    @Test
    void a_flow_is_drawn_from_the_challenge_to_the_tools() {
        try (GuardedMcpServer server = server();
                McpSession session =
                        auth.flow().user("alice").scopes("notes:read").connect(server.url())) {
            session.listTools();

            List<String> lines = auth.journal().diagram().lines().toList();

            assertThat(lines.get(0)).matches(" +Browser +Client +MCP server +Authorization server");
            assertThat(lines).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(110));
            assertThat(lines.stream().map(SequenceDiagramTest::words).toList())
                    .containsExactly(
                            "Browser Client MCP server Authorization server",
                            "1 > initialize",
                            "< 401",
                            "2 > GET oauth-protected-resource",
                            "< 200",
                            "3 > GET oauth-authorization-server",
                            "< 200",
                            "4 > POST /register",
                            "< 201",
                            "5 > GET /authorize",
                            "< 302",
                            "> redirect with code",
                            "6 > POST /token authorization_code",
                            "< 200 access_token, refresh_token",
                            "7 > initialize + token",
                            "8 > GET /jwks",
                            "< 200",
                            "< 200",
                            "9 > notifications/initialized + token",
                            "< 202",
                            "10 > tools/list + token",
                            "< 200");
        }
    }

    @Test
    void a_caller_that_gives_no_sign_of_itself_is_called_just_that() {
        Web.get(auth.url(Endpoint.METADATA));

        assertThat(auth.journal().diagram()).startsWith("     Caller").contains("GET oauth-authorization-server");
    }

    @Test
    void a_caller_is_known_by_the_agent_that_it_has_in_common_with_a_server() {
        Web.get(auth.url(Endpoint.METADATA), "User-Agent", GuardedMcpServer.AGENT);
        Web.get(auth.url(Endpoint.JWKS), "User-Agent", GuardedMcpServer.AGENT);

        assertThat(auth.journal().diagram()).contains("MCP server").doesNotContain("Caller");
    }

    @Test
    void errors_and_missing_answers_stand_on_the_arrows() {
        Web.form(auth.url(Endpoint.TOKEN), Params.of("grant_type", "refresh_token", "client_id", "nobody"));
        auth.faults().on(Endpoint.JWKS).respond(503);
        Web.get(auth.url(Endpoint.JWKS));

        assertThat(auth.journal().diagram()).contains("401 invalid_client", "503", "POST /token refresh_token");
    }

    @Test
    void a_long_conversation_is_drawn_from_its_newest_exchanges() {
        for (int i = 0; i < 50; i++) {
            Web.get(auth.url(Endpoint.JWKS));
        }

        assertThat(auth.journal().diagram())
                .startsWith("(10 older exchanges left out)\n")
                .contains(" 50  |")
                .doesNotContain(" 10  |");
    }

    @Test
    void hostile_input_neither_breaks_a_line_nor_widens_it() {
        Web.get(URI.create(auth.issuer() + "/" + "x".repeat(2_000)));
        Web.form(auth.url(Endpoint.TOKEN), Params.of("grant_type", "\u001b[31m\r\n\u202E" + "y".repeat(2_000)));

        assertThat(auth.journal().diagram().lines())
                .hasSize(5)
                .allSatisfy(
                        line -> assertThat(line).hasSizeLessThanOrEqualTo(110).matches("[ -~]*"));
    }

    @Test
    void a_request_that_nobody_answered_is_drawn_too() {
        URI closed;
        try (GuardedMcpServer server = server()) {
            closed = server.url();
        }

        org.assertj.core.api.Assertions.assertThatThrownBy(() ->
                        McpRequest.listTools(closed).observedBy(auth.observer()).send())
                .hasMessageContaining("failed");

        assertThat(auth.journal().diagram()).contains("no answer");
        assertThat(auth.journal().exchanges()).isEmpty();
    }

    @Test
    void another_issuer_has_a_lifeline_of_its_own() {
        try (AuthorizationServer other = AuthorizationServer.start()) {
            auth.flow().startAt(other.issuer(), CodeFlow.NOTES).serverMetadata();

            assertThat(auth.journal().diagram()).contains("Another issuer").doesNotContain("Authorization server");
        }
    }

    @Test
    void nothing_at_all_is_said_in_words() {
        assertThat(auth.journal().diagram()).isEqualTo("nothing was asked of this issuer\n");
    }

    private GuardedMcpServer server() {
        return new GuardedMcpServer(new Settings(auth.issuer(), auth.url(Endpoint.JWKS), "", "notes:read", "JWT"));
    }

    /** The number, the direction and the words of a line. */
    private static String words(String line) {
        boolean right = line.contains(">");
        String bare = line.replaceAll("[|<>]|--+|\\.\\.+", " ")
                .replaceAll("\\s+", " ")
                .strip();
        if (!line.contains("|")) {
            return bare;
        }
        String number = line.substring(0, 4).strip();
        String label = number.isEmpty() ? bare : bare.substring(number.length()).strip();
        return (number + (right ? " > " : " < ") + label).strip();
    }
}
