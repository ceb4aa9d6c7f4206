package dev.gatecrash.samples.notes.guide;

import static dev.gatecrash.assertj.GatecrashAssertions.assertThat;
import static dev.gatecrash.http.Endpoint.JWKS;
import static dev.gatecrash.http.Endpoint.REGISTRATION;
import static dev.gatecrash.token.Defect.ALTERED_PAYLOAD;
import static dev.gatecrash.token.Defect.UNSIGNED;
import static dev.gatecrash.token.Defect.WRONG_AUDIENCE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.flow.FlowRun;
import dev.gatecrash.flow.McpRequest;
import dev.gatecrash.flow.McpResponse;
import dev.gatecrash.flow.McpSession;
import dev.gatecrash.flow.TokenSet;
import dev.gatecrash.junit.Issuer;
import dev.gatecrash.junit.WithAuthorizationServer;
import dev.gatecrash.samples.notes.NotesServer;
import dev.gatecrash.token.Defect;
import dev.gatecrash.token.Token;
import dev.gatecrash.token.TokenBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@WithAuthorizationServer
class TestingAServerTest {

    private final AuthorizationServer auth;
    private final NotesServer server;

    TestingAServerTest(AuthorizationServer auth) {
        this.auth = auth;
        this.server = NotesServer.start(auth.issuer(), auth.clock());
    }

    @AfterEach
    void stop_the_server() {
        server.close();
    }

    @Test
    void connect() {
        // tag::connect[]
        McpSession session = auth.flow().user("alice").scopes("notes:read").connect(server.url());

        assertThat(session.listTools()).contains("search_notes");
        assertThat(session.call("search_notes", Map.of("query", "milk")).text()).contains("Buy milk");
        // end::connect[]
    }

    @Test
    void steps() {
        // tag::steps[]
        FlowRun run = auth.flow().start(server.url());

        assertThat(run.challenge()).isUnauthorized().hasResourceMetadata();
        assertThat(run.resourceMetadata().authorizationServers()).containsExactly(auth.issuer());
        run.serverMetadata();
        run.register();
        run.authorize();
        TokenSet tokens = run.exchangeCode();

        assertThat(tokens.resource()).isEqualTo(server.url());
        // end::steps[]
    }

    @Test
    void defects() {
        // tag::defects[]
        TokenBuilder good = auth.token().audience(server.url()).scope("notes:read");

        for (Defect defect : List.of(WRONG_AUDIENCE, ALTERED_PAYLOAD, UNSIGNED)) {
            Token token = good.with(defect).mint();

            assertThat(McpRequest.listTools(server.url()).bearer(token).send())
                    .as(defect.meaning())
                    .isUnauthorized();
        }
        // end::defects[]
    }

    @Test
    void by_hand() {
        // tag::by-hand[]
        Token token = auth.token()
                .audience(server.url())
                .scope("notes:read")
                .header("typ", "logout+jwt")
                .claim("tenant", "north")
                .without("sub")
                .mint();

        assertThat(McpRequest.listTools(server.url()).bearer(token).send()).isUnauthorized();
        // end::by-hand[]
    }

    @Test
    void time() {
        // tag::time[]
        try (NotesServer onTheSameClock = NotesServer.start(auth.issuer(), auth.clock())) {
            McpSession session = auth.flow().connect(onTheSameClock.url());

            auth.clock().advance(Duration.ofMinutes(11));

            assertThat(session.call("search_notes", Map.of("query", "milk"))).isUnauthorized();
        }
        // end::time[]
    }

    @Test
    void keys() {
        // tag::keys[]
        TokenBuilder good = auth.token().audience(server.url()).scope("notes:read");
        Token old = good.mint();

        auth.keys().rotate(); // a new key signs, the old one is still published
        assertThat(McpRequest.listTools(server.url()).bearer(old).send()).isOk();

        auth.keys().retireAllButCurrent(); // tokens of the old key must now fail
        auth.clock().advance(Duration.ofMinutes(6)); // once the server's copy of the keys is too old
        assertThat(McpRequest.listTools(server.url()).bearer(old).send()).isUnauthorized();
        // end::keys[]
    }

    @Test
    void step_up() {
        // tag::step-up[]
        McpSession session = auth.flow().scopes("notes:read").connect(server.url());

        McpResponse refused = session.call("delete_note", Map.of("id", "1"));
        assertThat(refused).isForbidden().hasChallengeError("insufficient_scope");

        session.stepUp();
        assertThat(session.call("delete_note", Map.of("id", "1"))).isOk();
        // end::step-up[]
    }

    @Test
    void journal() {
        // tag::journal[]
        auth.flow().connect(server.url());

        assertThat(auth).received(REGISTRATION).once().answered(201);
        assertThat(auth).received(JWKS).once(); // how often did the server fetch the keys?
        assertThat(auth.journal().describe()).contains("alice consented to [notes:read");
        // end::journal[]
    }

    // tag::several[]
    @Test
    void a_token_of_another_issuer_is_refused(AuthorizationServer auth, @Issuer("other") AuthorizationServer other) {
        Token token = other.token().audience(server.url()).scope("notes:read").mint();

        assertThat(auth.issuer()).isNotEqualTo(other.issuer());
        assertThat(McpRequest.listTools(server.url()).bearer(token).send()).isUnauthorized();
    }
    // end::several[]
}
