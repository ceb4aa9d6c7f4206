package dev.gatecrash.samples.notes.guide;

import static dev.gatecrash.assertj.GatecrashAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.flow.McpRequest;
import dev.gatecrash.flow.TokenSet;
import dev.gatecrash.junit.WithAuthorizationServer;
import dev.gatecrash.samples.notes.NotesServer;
import dev.gatecrash.token.Token;
import dev.gatecrash.user.Consent;
import java.util.Map;
import org.junit.jupiter.api.Test;

@WithAuthorizationServer
class ScopesTest {

    @Test
    void too_little(AuthorizationServer auth) {
        try (NotesServer server = NotesServer.start(auth.issuer())) {
            // tag::too-little[]
            Token token =
                    auth.token().audience(server.url()).scope("notes:read").mint();

            assertThat(McpRequest.callTool(server.url(), "delete_note", Map.of("id", "1"))
                            .bearer(token)
                            .send())
                    .isForbidden()
                    .hasChallengeError("insufficient_scope");
            // end::too-little[]
        }
    }

    @Test
    void less_than_asked(AuthorizationServer auth) {
        try (NotesServer server = NotesServer.start(auth.issuer())) {
            // tag::less-than-asked[]
            auth.users().answerConsent(Consent.onlyScopes("notes:read"));

            TokenSet tokens = auth.flow().scopes("notes:read", "notes:write").authorize(server.url());

            assertThat(tokens.scopes()).containsExactly("notes:read");
            // end::less-than-asked[]
        }
    }

    @Test
    void denied(AuthorizationServer auth) {
        try (NotesServer server = NotesServer.start(auth.issuer())) {
            // tag::denied[]
            auth.users().answerConsent(Consent.denied());

            assertThatThrownBy(() -> auth.flow().connect(server.url())).hasMessageContaining("access_denied");
            // end::denied[]
        }
    }
}
