package dev.gatecrash.samples.notes.guide;

import static dev.gatecrash.assertj.GatecrashAssertions.assertThat;
import static dev.gatecrash.fault.Fault.pass;
import static dev.gatecrash.fault.Fault.respond;
import static dev.gatecrash.fault.Misbehaviour.ISS_WRONG_ISSUER;
import static dev.gatecrash.http.Endpoint.INTROSPECTION;
import static dev.gatecrash.http.Endpoint.JWKS;
import static dev.gatecrash.http.Endpoint.METADATA;
import static dev.gatecrash.http.Endpoint.TOKEN;
import static dev.gatecrash.key.KeyEvent.What.CURRENT;
import static dev.gatecrash.key.KeyEvent.What.PUBLISHED;
import static dev.gatecrash.key.KeyEvent.What.RETIRED;
import static dev.gatecrash.token.Defect.Family.AUDIENCE;
import static dev.gatecrash.token.Defect.HMAC_WITH_PUBLIC_KEY;
import static dev.gatecrash.token.Defect.UNKNOWN_KEY_ID;
import static dev.gatecrash.token.Lifetime.ACCESS_TOKEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.fault.ActiveFault;
import dev.gatecrash.flow.FlowException;
import dev.gatecrash.flow.McpRequest;
import dev.gatecrash.flow.McpResponse;
import dev.gatecrash.flow.McpSession;
import dev.gatecrash.flow.TokenSet;
import dev.gatecrash.junit.WithAuthorizationServer;
import dev.gatecrash.key.JunkKey;
import dev.gatecrash.key.KeyEvent;
import dev.gatecrash.key.SigningAlgorithm;
import dev.gatecrash.key.SigningKey;
import dev.gatecrash.samples.notes.NotesServer;
import dev.gatecrash.token.Defect;
import dev.gatecrash.token.Token;
import dev.gatecrash.token.TokenBuilder;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@WithAuthorizationServer
class UnhappyPathsTest {

    @Test
    void defects(AuthorizationServer auth) {
        try (NotesServer server = NotesServer.start(auth.issuer(), auth.clock())) {
            // tag::defects[]
            TokenBuilder good = auth.token().audience(server.url()).scope("notes:read");
            assertThat(McpRequest.listTools(server.url()).bearer(good.mint()).send())
                    .isOk();

            Token forged = good.with(HMAC_WITH_PUBLIC_KEY).mint(); // one thing wrong and everything else right
            assertThat(McpRequest.listTools(server.url()).bearer(forged).send()).isUnauthorized();

            for (Defect defect : Defect.of(AUDIENCE)) { // or Defect.all(), for a parameterised test
                Token bad = good.with(defect).mint();
                assertThat(McpRequest.listTools(server.url()).bearer(bad).send())
                        .as(defect.meaning())
                        .isUnauthorized();
            }
            // end::defects[]
        }
    }

    @Test
    void faults(AuthorizationServer auth) {
        try (NotesServer server = NotesServer.start(auth.issuer(), auth.clock())) {
            // tag::faults[]
            Token token =
                    auth.token().audience(server.url()).scope("notes:read").mint();
            ActiveFault outage = auth.faults().on(JWKS).respond(503);

            assertThat(McpRequest.listTools(server.url()).bearer(token).send()).hasStatus(503);
            assertThat(outage.hits()).isPositive();

            auth.faults().clear();
            assertThat(McpRequest.listTools(server.url()).bearer(token).send()).isOk();
            // end::faults[]
        }
    }

    @Test
    void conditions(AuthorizationServer auth) {
        // tag::conditions[]
        auth.faults().on(JWKS).respond(503).times(3);
        auth.faults().on(TOKEN).respond(429).retryAfter(Duration.ofSeconds(5)).forClient("svc");
        auth.faults().on(JWKS).delay(Duration.ofSeconds(2)).nth(2);
        auth.faults().on(METADATA).malformedJson().forDuration(Duration.ofMinutes(1));
        auth.faults().on(TOKEN).script(respond(503), respond(503), pass());
        // end::conditions[]
        auth.faults().clear();
    }

    @Test
    void misbehaviours(AuthorizationServer auth) {
        URI notes = URI.create("https://notes.example/mcp");
        // tag::misbehaviours[]
        auth.misbehave(ISS_WRONG_ISSUER);

        assertThatThrownBy(() -> auth.flow().authorizeAt(auth.issuer(), notes))
                .isInstanceOf(FlowException.class)
                .hasMessageContaining("RFC 9207 §2.4");

        auth.behave();
        assertThat(auth.flow().authorizeAt(auth.issuer(), notes).accessToken()).isNotEmpty();
        // end::misbehaviours[]
    }

    @Test
    void metadata() {
        // tag::metadata[]
        try (AuthorizationServer auth = AuthorizationServer.builder()
                .metadata(document -> {
                    document.remove("registration_endpoint");
                    document.put("code_challenge_methods_supported", List.of("plain"));
                    return document;
                })
                .start()) {
            assertThatThrownBy(() -> auth.flow().authorizeAt(auth.issuer(), URI.create("https://notes.example/mcp")))
                    .hasMessageContaining("code_challenge_methods_supported");
        }
        // end::metadata[]
    }

    @Test
    void refresh_token_reuse() {
        URI notes = URI.create("https://notes.example/mcp");
        // tag::refreshTokenReuse[]
        try (AuthorizationServer auth = AuthorizationServer.builder()
                .refreshTokenReuse(Duration.ofSeconds(30))
                .start()) {
            TokenSet tokens = auth.flow().authorizeAt(auth.issuer(), notes);

            auth.flow().refresh(tokens);
            auth.flow().refresh(tokens); // within the grace

            auth.clock().advance(Duration.ofSeconds(30));
            assertThatThrownBy(() -> auth.flow().refresh(tokens)).hasMessageContaining("invalid_grant");
        }
        // end::refreshTokenReuse[]
    }

    @Test
    void keys(AuthorizationServer auth) {
        try (NotesServer server = NotesServer.start(auth.issuer(), auth.clock())) {
            // tag::keys[]
            SigningKey old = auth.keys().current();
            auth.keys().publish(JunkKey.UNKNOWN_TYPE); // in front of the good keys
            SigningKey next = auth.keys().publish(SigningAlgorithm.RS256); // does not sign yet
            auth.keys().signWith(next);
            auth.keys().retire(old);
            auth.cacheControl(JWKS, "max-age=3600");

            Token token =
                    auth.token().audience(server.url()).scope("notes:read").mint();
            assertThat(McpRequest.listTools(server.url()).bearer(token).send()).isOk();
            assertThat(auth.keys().history())
                    .extracting(KeyEvent::what)
                    .containsExactly(PUBLISHED, CURRENT, PUBLISHED, CURRENT, RETIRED);
            // end::keys[]
        }
    }

    @Test
    void time(AuthorizationServer auth) {
        try (NotesServer server = NotesServer.start(auth.issuer(), auth.clock())) {
            // tag::time[]
            auth.lifetimes()
                    .set(ACCESS_TOKEN, Duration.ofSeconds(30)); // or setFor("client", …), or the builder's lifetime(…)
            McpSession session = auth.flow().user("alice").scopes("notes:read").connect(server.url());

            auth.clock().advance(Duration.ofMinutes(10));
            assertThat(session.request("tools/list", Map.of())).isUnauthorized();

            session.refresh();
            assertThat(session.request("tools/list", Map.of())).isOk();
            // end::time[]
        }
    }

    @Test
    void revocation(AuthorizationServer auth) {
        URI notes = URI.create("https://notes.example/mcp");
        // tag::revocation[]
        TokenSet tokens = auth.flow().authorizeAt(auth.issuer(), notes);

        auth.revoke(tokens.accessToken()); // introspection tells so at once; the JWT's signature stays good
        assertThat(auth.journal().at(INTROSPECTION)).isEmpty(); // nobody has asked yet

        auth.revoke(tokens.refreshToken().orElseThrow()); // and everything of this authorization
        assertThatThrownBy(() -> auth.flow().refresh(tokens)).hasMessageContaining("invalid_grant");
        // end::revocation[]
    }

    @Test
    void journal(AuthorizationServer auth) {
        try (NotesServer server = NotesServer.start(auth.issuer(), auth.clock())) {
            // tag::journal[]
            Token unknownKey = auth.token()
                    .audience(server.url())
                    .scope("notes:read")
                    .with(UNKNOWN_KEY_ID)
                    .mint();

            for (int i = 0; i < 10; i++) {
                McpRequest.listTools(server.url()).bearer(unknownKey).send();
            }

            assertThat(auth.journal().count(JWKS)).isLessThanOrEqualTo(2); // no flood of fetches
            assertThat(auth).received(INTROSPECTION).never();
            // end::journal[]
        }
    }

    @Test
    void failure_messages(AuthorizationServer auth) {
        try (NotesServer server = NotesServer.start(auth.issuer(), auth.clock())) {
            // tag::failure-message[]
            Token token = auth.token()
                    .audience(URI.create(server.url() + "/"))
                    .scope("notes:read")
                    .mint();
            McpResponse response = McpRequest.listTools(server.url())
                    .bearer(token)
                    .observedBy(auth.observer())
                    .send();

            assertThatThrownBy(() -> assertThat(response).isOk())
                    .hasMessageContaining("a slash at the end is all that differs");
            // end::failure-message[]
        }
    }
}
