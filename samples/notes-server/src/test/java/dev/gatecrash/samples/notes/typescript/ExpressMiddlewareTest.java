package dev.gatecrash.samples.notes.typescript;

import static dev.gatecrash.assertj.GatecrashAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.flow.McpRequest;
import dev.gatecrash.flow.McpResponse;
import dev.gatecrash.flow.McpSession;
import dev.gatecrash.token.Defect;
import dev.gatecrash.token.TokenBuilder;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A server on the TypeScript SDK's bearer middleware, with the token verified by jose. */
@Timeout(300)
class ExpressMiddlewareTest {

    // tag::node[]
    @Test
    void a_client_goes_all_the_way_and_steps_up() {
        try (AuthorizationServer auth = AuthorizationServer.start();
                TypeScriptNotesServer server = TypeScriptNotesServer.express(auth.issuer());
                McpSession session =
                        auth.flow().user("alice").scopes("notes:read").connect(server.url())) {
            assertThat(session.listTools()).contains("search_notes", "delete_note");
            assertThat(session.call("whoami", Map.of()).text()).isEqualTo("alice");
            assertThat(session.call("delete_note", Map.of("id", "1")))
                    .isForbidden()
                    .hasChallengeScope("notes:read", "notes:write");

            session.stepUp();

            assertThat(session.call("delete_note", Map.of("id", "1"))).isOk();
        }
    }
    // end::node[]

    @Test
    void no_token_with_a_defect_gets_in() {
        try (AuthorizationServer auth = AuthorizationServer.start();
                TypeScriptNotesServer server = TypeScriptNotesServer.express(auth.issuer())) {
            TokenBuilder good = auth.token().audience(server.url()).scope("notes:read");

            for (Defect defect : Defect.all()) {
                if (defect.isVisibleOffline() && defect != Defect.DPOP_BOUND) {
                    boolean scope = defect.family() == Defect.Family.SCOPE;
                    assertThat(listTools(server, good.with(defect)))
                            .as(defect.name())
                            .hasStatus(scope ? 403 : 401);
                }
            }
        }
    }

    @Test
    void a_token_expires_and_a_session_of_another_user_is_not_found() {
        try (AuthorizationServer auth = AuthorizationServer.start();
                TypeScriptNotesServer server = TypeScriptNotesServer.express(auth.issuer());
                McpSession alices = auth.flow().user("alice").connect(server.url())) {
            TokenBuilder bobs =
                    auth.token().audience(server.url()).scope("notes:read").subject("bob");

            McpResponse joined = McpRequest.listTools(server.url())
                    .header("Mcp-Session-Id", alices.id().orElseThrow())
                    .bearer(bobs.mint())
                    .send();
            server.advance(Duration.ofHours(1));
            McpResponse late = alices.call("whoami", Map.of());

            assertThat(joined).hasStatus(404);
            assertThat(late).isUnauthorized().hasChallengeError("invalid_token");
        }
    }

    private static McpResponse listTools(TypeScriptNotesServer server, TokenBuilder token) {
        return McpRequest.listTools(server.url()).bearer(token.mint()).send();
    }
}
