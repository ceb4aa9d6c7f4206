package dev.gatecrash.samples.notes.typescript;

import static dev.gatecrash.flow.McpRevision.V2026_07_28;
import static dev.gatecrash.http.Endpoint.AUTHORIZATION;
import static dev.gatecrash.http.Endpoint.REGISTRATION;
import static dev.gatecrash.http.Endpoint.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatecrash.AuthorizationServer;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The TypeScript SDK on both sides, in revision 2026-07-28, with only the authorization server ours. */
@Timeout(300)
class StatelessTypeScriptTest {

    private static final Map<String, String> MILK = Map.of("query", "milk");

    @Test
    void the_sdk_goes_all_the_way_from_the_first_401_to_a_tool() {
        try (AuthorizationServer auth = AuthorizationServer.start();
                TypeScriptNotesServer server = TypeScriptNotesServer.stateless(auth.issuer());
                TypeScriptClient client = TypeScriptClient.pinned(V2026_07_28, server.url())) {
            client.connect();

            assertThat(client.listTools()).containsExactly("search_notes", "delete_note");
            assertThat(client.call("search_notes", MILK)).contains("Buy milk and bread");

            assertThat(auth.journal().at(REGISTRATION)).hasSize(1);
            assertThat(auth.journal().at(AUTHORIZATION)).hasSize(1);
            assertThat(Journals.only(auth, TOKEN).parameter("resource"))
                    .contains(server.url().toString());
        }
    }

    @Test
    void the_sdk_refreshes_and_steps_up() {
        try (AuthorizationServer auth = AuthorizationServer.start();
                TypeScriptNotesServer server = TypeScriptNotesServer.stateless(auth.issuer());
                TypeScriptClient client = TypeScriptClient.pinned(V2026_07_28, server.url())) {
            client.connect();
            auth.clock().advance(Duration.ofHours(1));
            server.advance(Duration.ofHours(1));

            assertThat(client.call("search_notes", MILK)).contains("Buy milk and bread");
            assertThat(client.call("delete_note", Map.of("id", "1"))).isEqualTo("Deleted note 1");

            assertThat(Journals.requests(auth, TOKEN))
                    .extracting(request -> request.parameter("grant_type").orElseThrow())
                    .containsExactly("authorization_code", "refresh_token", "authorization_code");
            assertThat(Journals.requests(auth, AUTHORIZATION).get(1).parameter("scope"))
                    .contains("notes:read notes:write");
        }
    }
}
