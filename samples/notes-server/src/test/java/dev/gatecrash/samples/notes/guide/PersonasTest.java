package dev.gatecrash.samples.notes.guide;

import static dev.gatecrash.assertj.GatecrashAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.flow.McpRequest;
import dev.gatecrash.flow.McpSession;
import dev.gatecrash.junit.ForEachPersona;
import dev.gatecrash.junit.WithAuthorizationServer;
import dev.gatecrash.persona.Personas;
import dev.gatecrash.samples.notes.NotesServer;
import dev.gatecrash.token.Token;
import org.junit.jupiter.api.Test;

@WithAuthorizationServer
class PersonasTest {

    @Test
    void one() {
        // tag::one[]
        try (AuthorizationServer auth =
                        AuthorizationServer.builder().persona(Personas.AUTH0).start();
                NotesServer server = NotesServer.start(auth.issuer())) {

            McpSession session = auth.flow().scopes("notes:read").connect(server.url());

            assertThat(auth.issuer().toString()).endsWith("/");
            assertThat(session.listTools()).contains("search_notes");
        }
        // end::one[]
    }

    // tag::all[]
    @ForEachPersona
    void the_server_never_answers_a_dialect_with_an_error_of_its_own(AuthorizationServer auth) {
        try (NotesServer server = NotesServer.start(auth.issuer())) {
            Token token =
                    auth.token().audience(server.url()).scope("notes:read").mint();

            assertThat(McpRequest.listTools(server.url()).bearer(token).send().status())
                    .isIn(200, 401, 403, 503);
        }
    }
    // end::all[]
}
