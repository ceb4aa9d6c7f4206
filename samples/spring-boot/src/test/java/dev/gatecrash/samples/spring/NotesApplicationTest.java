package dev.gatecrash.samples.spring;

import static dev.gatecrash.assertj.GatecrashAssertions.assertThat;
import static dev.gatecrash.token.Defect.EXPIRED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.flow.McpRequest;
import dev.gatecrash.flow.McpResponse;
import dev.gatecrash.flow.McpSession;
import dev.gatecrash.token.Defect;
import dev.gatecrash.token.TokenBuilder;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The whole way in, and every way not in. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class NotesApplicationTest {

    private static final AuthorizationServer auth = AuthorizationServer.start();

    private final URI url;

    NotesApplicationTest(@LocalServerPort int port) {
        url = URI.create("http://127.0.0.1:%d/mcp".formatted(port));
    }

    @DynamicPropertySource
    static void issuer(DynamicPropertyRegistry properties) {
        properties.add("spring.security.oauth2.resourceserver.jwt.issuer-uri", auth::issuer);
    }

    @AfterAll
    static void stop() {
        auth.close();
    }

    @Test
    void a_client_goes_all_the_way_and_steps_up() {
        McpSession session = auth.flow().user("alice").scopes("notes:read").connect(url);

        assertThat(session.listTools()).contains("search_notes", "delete_note");
        assertThat(session.call("whoami", Map.of()).text()).isEqualTo("alice");
        assertThat(session.call("delete_note", Map.of("id", "1")))
                .isForbidden()
                .hasChallengeScope("notes:read", "notes:write");

        session.stepUp();

        assertThat(session.call("delete_note", Map.of("id", "1"))).isOk();
    }

    @Test
    void an_expired_token_is_refused() {
        assertThat(listTools(good().with(EXPIRED)))
                .isUnauthorized()
                .hasChallengeError("invalid_token")
                .hasResourceMetadata();
    }

    @Test
    void without_a_token_the_way_to_one_is_shown() {
        assertThat(McpRequest.listTools(url).send())
                .isUnauthorized()
                .hasNoChallengeError()
                .hasResourceMetadata()
                .hasChallengeScope("notes:read");
    }

    @Test
    void no_token_with_a_defect_gets_in() {
        for (Defect defect : Defect.all()) {
            // Spring allows a minute of leeway.
            boolean tolerated = defect == Defect.EXPIRED_A_SECOND_AGO || defect == Defect.DPOP_BOUND;
            if (defect.isVisibleOffline() && !tolerated) {
                boolean scope = defect.family() == Defect.Family.SCOPE;
                assertThat(listTools(good().with(defect))).as(defect.name()).hasStatus(scope ? 403 : 401);
            }
        }
        assertThat(listTools(good())).isOk();
    }

    private TokenBuilder good() {
        return auth.token().audience(url).scope("notes:read");
    }

    private McpResponse listTools(TokenBuilder token) {
        return McpRequest.listTools(url).bearer(token.mint()).send();
    }
}
