package dev.gatecrash.samples.notes.guide;

import static dev.gatecrash.assertj.GatecrashAssertions.assertThat;
import static dev.gatecrash.http.Endpoint.TOKEN;
import static dev.gatecrash.token.Defect.EXPIRED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.flow.McpRequest;
import dev.gatecrash.flow.McpSession;
import dev.gatecrash.junit.WithAuthorizationServer;
import dev.gatecrash.samples.notes.NotesServer;
import dev.gatecrash.token.Token;
import org.junit.jupiter.api.Test;

@WithAuthorizationServer
class GettingStartedTest {

    // tag::whole-flow[]
    @Test
    void a_granted_client_can_list_tools(AuthorizationServer auth) {
        try (NotesServer server = NotesServer.start(auth.issuer())) {
            McpSession session = auth.flow().user("alice").scopes("notes:read").connect(server.url());

            assertThat(session.listTools()).contains("search_notes");
            assertThat(auth)
                    .received(TOKEN)
                    .once()
                    .withParameter("grant_type", "authorization_code")
                    .withParameter("resource", server.url().toString());
        }
    }
    // end::whole-flow[]

    // tag::expired[]
    @Test
    void an_expired_token_is_refused(AuthorizationServer auth) {
        try (NotesServer server = NotesServer.start(auth.issuer())) {
            Token token = auth.token()
                    .audience(server.url())
                    .scope("notes:read")
                    .with(EXPIRED)
                    .mint();

            assertThat(McpRequest.listTools(server.url()).bearer(token).send())
                    .isUnauthorized()
                    .hasChallengeError("invalid_token")
                    .hasResourceMetadata();
        }
    }
    // end::expired[]
}
