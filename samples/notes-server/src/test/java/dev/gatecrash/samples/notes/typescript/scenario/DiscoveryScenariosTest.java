package dev.gatecrash.samples.notes.typescript.scenario;

import static dev.gatecrash.http.Endpoint.AUTHORIZATION;
import static dev.gatecrash.http.Endpoint.METADATA;
import static dev.gatecrash.http.Endpoint.OPENID_CONFIGURATION;
import static dev.gatecrash.http.Endpoint.REGISTRATION;
import static dev.gatecrash.http.Endpoint.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.fault.Misbehaviour;
import dev.gatecrash.http.Endpoint;
import dev.gatecrash.samples.notes.typescript.Journals;
import dev.gatecrash.samples.notes.typescript.scenario.ScenarioClient.Outcome;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Where the metadata is, and whether it can be trusted: {@code auth/metadata-*}, resource mismatch, migration. */
@Timeout(300)
class DiscoveryScenariosTest {

    @AutoClose
    private static ScenarioClient client;

    @BeforeAll
    static void start() {
        client = new ScenarioClient();
    }

    @Test
    @Tag("auth/metadata-default")
    void metadata_default_all_is_where_the_client_looks_first() {
        try (AuthorizationServer auth =
                        AuthorizationServer.builder().issuerWithoutPath().start();
                ScenarioServer server = ScenarioServer.start(auth)) {
            Outcome outcome = client.play(server);

            assertComplete(auth, server, outcome);
            assertThat(server.paths()).contains(ScenarioServer.AT_PATH).doesNotContain(ScenarioServer.AT_ROOT);
        }
    }

    @Test
    @Tag("auth/metadata-var1")
    void metadata_var1_the_challenge_names_none_and_the_issuer_has_the_openid_document_only() {
        try (AuthorizationServer auth = AuthorizationServer.builder()
                        .issuerWithoutPath()
                        .misbehave(Misbehaviour.METADATA_AT_OPENID_LOCATION_ONLY)
                        .start();
                ScenarioServer server = ScenarioServer.start(auth).silentAboutMetadata()) {
            Outcome outcome = client.play(server);

            assertComplete(auth, server, outcome);
            assertThat(server.paths()).contains(ScenarioServer.AT_PATH);
            assertThat(auth.journal().at(OPENID_CONFIGURATION)).isNotEmpty();
        }
    }

    @Test
    @Tag("auth/metadata-var2")
    void metadata_var2_the_resource_s_document_is_at_the_root_and_the_issuer_has_a_path() {
        try (AuthorizationServer auth = AuthorizationServer.builder()
                        .path("/tenant1")
                        .port(0)
                        .misbehave(Misbehaviour.METADATA_AT_OAUTH_LOCATION_ONLY)
                        .start();
                ScenarioServer server =
                        ScenarioServer.start(auth).silentAboutMetadata().metadataAt(ScenarioServer.AT_ROOT)) {
            Outcome outcome = client.play(server);

            assertComplete(auth, server, outcome);
            assertThat(Journals.requests(auth, METADATA))
                    .extracting(request -> request.uri().getPath())
                    .containsOnly("/.well-known/oauth-authorization-server/tenant1");
        }
    }

    @Test
    @Tag("auth/metadata-var3")
    void metadata_var3_the_resource_s_document_is_elsewhere_and_the_issuer_s_behind_its_path() {
        try (AuthorizationServer auth = AuthorizationServer.builder()
                        .path("/tenant1")
                        .port(0)
                        .misbehave(Misbehaviour.METADATA_AT_OPENID_LOCATION_ONLY)
                        .start();
                ScenarioServer server = ScenarioServer.start(auth).metadataAt("/custom/metadata/location.json")) {
            Outcome outcome = client.play(server);

            assertComplete(auth, server, outcome);
            assertThat(Journals.requests(auth, OPENID_CONFIGURATION))
                    .extracting(request -> request.uri().getPath())
                    .containsExactly(
                            "/.well-known/openid-configuration/tenant1", "/tenant1/.well-known/openid-configuration");
        }
    }

    @Test
    @Tag("auth/metadata-issuer-mismatch")
    void metadata_issuer_mismatch_the_document_is_another_issuer_s() {
        try (AuthorizationServer auth = AuthorizationServer.builder()
                        .misbehave(Misbehaviour.METADATA_ISSUER_MISMATCH)
                        .start();
                ScenarioServer server = ScenarioServer.start(auth)) {
            Outcome outcome = client.play(server);

            assertThat(outcome.error()).contains("IssuerMismatchError");
            assertThat(auth.journal().at(METADATA)).isNotEmpty();
            assertNone(auth, REGISTRATION, AUTHORIZATION, TOKEN);
        }
    }

    @Test
    @Tag("auth/resource-mismatch")
    void resource_mismatch_the_resource_says_that_it_is_another() {
        try (AuthorizationServer auth = AuthorizationServer.start();
                ScenarioServer server = ScenarioServer.start(auth).claimsToBe("https://evil.example.com/mcp")) {
            Outcome outcome = client.play(server);

            assertThat(outcome.error()).isPresent();
            assertNone(auth, REGISTRATION, AUTHORIZATION, TOKEN);
        }
    }

    @Test
    @Tag("auth/authorization-server-migration")
    void authorization_server_migration_the_resource_changes_its_issuer() {
        try (AuthorizationServer first = AuthorizationServer.start();
                AuthorizationServer second = AuthorizationServer.start();
                ScenarioServer server = ScenarioServer.start(first)
                        .openUntilTools()
                        .wants("mcp:basic")
                        .movesTo(second)) {
            Outcome outcome = client.play(server, Map.of("forgetful", true));

            assertComplete(second, server, outcome);
            String old = first.clients().all().get(0).id();
            assertThat(Journals.requests(second, AUTHORIZATION))
                    .noneMatch(request ->
                            request.parameter("client_id").orElseThrow().equals(old));
            assertThat(Journals.requests(second, TOKEN))
                    .noneMatch(request -> request.body().contains(old));
        }
    }

    private static void assertComplete(AuthorizationServer auth, ScenarioServer server, Outcome outcome) {
        assertThat(outcome.error())
                .as("%s%n%s", outcome, auth.journal().describe())
                .isEmpty();
        assertThat(auth.journal().at(REGISTRATION)).hasSize(1);
        assertThat(auth.journal().at(AUTHORIZATION)).hasSize(1);
        assertThat(auth.journal().at(TOKEN)).hasSize(1);
        SharedChecks.assertHold(auth, server);
    }

    private static void assertNone(AuthorizationServer auth, Endpoint... endpoints) {
        for (Endpoint endpoint : endpoints) {
            assertThat(auth.journal().at(endpoint)).as("%s", endpoint).isEmpty();
        }
    }
}
