package dev.gatecrash.samples.notes.typescript.scenario;

import static dev.gatecrash.http.Endpoint.AUTHORIZATION;
import static dev.gatecrash.http.Endpoint.METADATA;
import static dev.gatecrash.http.Endpoint.OPENID_CONFIGURATION;
import static dev.gatecrash.http.Endpoint.REGISTRATION;
import static dev.gatecrash.http.Endpoint.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.samples.notes.typescript.Journals;
import dev.gatecrash.samples.notes.typescript.scenario.ScenarioClient.Outcome;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Revision 2025-03-26, where the authorization server is at the MCP server's own origin: {@code auth/2025-03-26-*}. */
@Timeout(300)
class LegacyScenariosTest {

    @AutoClose
    private static ScenarioClient client;

    @BeforeAll
    static void start() {
        client = new ScenarioClient();
    }

    @Test
    @Tag("auth/2025-03-26-oauth-metadata-backcompat")
    void oauth_metadata_backcompat_there_is_no_resource_metadata() {
        AtomicReference<String> origin = new AtomicReference<>("");
        try (AuthorizationServer auth = AuthorizationServer.builder()
                        .issuerWithoutPath()
                        .metadata(document -> {
                            document.put("issuer", origin.get());
                            return document;
                        })
                        .start();
                ScenarioServer server = ScenarioServer.start(auth).inFrontOfIssuer()) {
            origin.set(server.origin().toString());

            Outcome outcome = client.playLine1(server, Map.of());

            assertComplete(auth, outcome);
            assertThat(auth.journal().at(METADATA)).isNotEmpty();
            assertThat(server.paths()).doesNotContain("/register", "/authorize", "/token");
        }
    }

    @Test
    @Tag("auth/2025-03-26-oauth-endpoint-fallback")
    void oauth_endpoint_fallback_there_is_no_metadata_at_all() {
        try (AuthorizationServer auth =
                        AuthorizationServer.builder().issuerWithoutPath().start();
                ScenarioServer server = ScenarioServer.start(auth).inFrontOfIssuer()) {
            auth.faults().on(METADATA, OPENID_CONFIGURATION).respond(404);

            Outcome outcome = client.playLine1(server, Map.of());

            assertComplete(auth, outcome);
            assertThat(server.paths()).contains("/register", "/authorize", "/token");
        }
    }

    private static void assertComplete(AuthorizationServer auth, Outcome outcome) {
        assertThat(outcome.error())
                .as("%s%n%s", outcome, auth.journal().describe())
                .isEmpty();
        assertThat(Journals.only(auth, REGISTRATION).body()).contains("redirect_uris");
        Journals.only(auth, AUTHORIZATION);
        Journals.only(auth, TOKEN);
    }
}
