package dev.gatecrash.samples.notes.typescript.scenario;

import static dev.gatecrash.http.Endpoint.AUTHORIZATION;
import static dev.gatecrash.http.Endpoint.REGISTRATION;
import static dev.gatecrash.samples.notes.typescript.scenario.ScenarioClient.SUCCESS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.samples.notes.typescript.Journals;
import dev.gatecrash.user.Consent;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Which scopes a client asks for: {@code auth/scope-*} and {@code auth/offline-access-*}. */
@Timeout(300)
class ScopeScenariosTest {

    private static final String[] SCOPES = {"mcp:basic", "mcp:read", "mcp:write"};

    @AutoClose
    private static ScenarioClient client;

    @BeforeAll
    static void start() {
        client = new ScenarioClient();
    }

    @Test
    @Tag("auth/scope-from-www-authenticate")
    void scope_from_www_authenticate() {
        try (AuthorizationServer auth = AuthorizationServer.start();
                ScenarioServer server = ScenarioServer.start(auth).wants("mcp:basic")) {
            assertThat(client.play(server)).isEqualTo(SUCCESS);
            SharedChecks.assertHold(auth, server);

            assertThat(asked(auth)).containsExactly(List.of("mcp:basic"));
        }
    }

    @Test
    @Tag("auth/scope-from-scopes-supported")
    void scope_from_scopes_supported() {
        try (AuthorizationServer auth = AuthorizationServer.start();
                ScenarioServer server = ScenarioServer.start(auth).offers(SCOPES)) {
            assertThat(client.play(server)).isEqualTo(SUCCESS);
            SharedChecks.assertHold(auth, server);

            assertThat(asked(auth)).containsExactly(List.of(SCOPES));
        }
    }

    @Test
    @Tag("auth/scope-omitted-when-undefined")
    void scope_omitted_when_undefined() {
        try (AuthorizationServer auth = AuthorizationServer.start();
                ScenarioServer server = ScenarioServer.start(auth)) {
            assertThat(client.play(server)).isEqualTo(SUCCESS);
            SharedChecks.assertHold(auth, server);

            assertThat(Journals.only(auth, AUTHORIZATION).parameter("scope")).isEmpty();
        }
    }

    @Test
    @Tag("auth/scope-step-up")
    void scope_step_up_keeps_what_was_granted() {
        try (AuthorizationServer auth = AuthorizationServer.start();
                ScenarioServer server = ScenarioServer.start(auth)
                        .openUntilTools()
                        .offers("mcp:profile")
                        .wants("mcp:basic")
                        .wantsForCalls("mcp:write")) {
            assertThat(client.play(server)).isEqualTo(SUCCESS);
            SharedChecks.assertHold(auth, server);

            assertThat(asked(auth)).containsExactly(List.of("mcp:basic"), List.of("mcp:basic", "mcp:write"));
        }
    }

    @Test
    @Tag("auth/scope-retry-limit")
    void scope_retry_limit_the_scope_that_is_asked_for_is_never_granted() {
        try (AuthorizationServer auth = AuthorizationServer.builder()
                        .consent(Consent.onlyScopes("mcp:admin", "offline_access"))
                        .start();
                ScenarioServer server = ScenarioServer.start(auth)
                        .openUntilTools()
                        .offers("mcp:admin")
                        .wants("mcp:admin")
                        .wantsForCalls("mcp:never")) {
            assertThat(client.play(server).error()).isPresent();

            assertThat(auth.journal().at(AUTHORIZATION)).hasSizeBetween(1, 3);
        }
    }

    @Test
    @Tag("auth/offline-access-scope")
    void offline_access_scope_is_on_offer_at_the_authorization_server() {
        try (AuthorizationServer auth =
                        AuthorizationServer.builder().scopes("mcp:basic").start();
                ScenarioServer server = ScenarioServer.start(auth).offers("mcp:basic")) {
            assertThat(client.play(server)).isEqualTo(SUCCESS);
            SharedChecks.assertHold(auth, server);

            assertThat(asked(auth)).containsExactly(List.of("mcp:basic", "offline_access"));
            assertThat(Journals.only(auth, REGISTRATION).body()).contains("refresh_token");
        }
    }

    @Test
    @Tag("auth/offline-access-not-supported")
    void offline_access_not_supported_is_not_asked_for() {
        try (AuthorizationServer auth = AuthorizationServer.builder()
                        .metadata(document -> {
                            document.put("scopes_supported", List.of("mcp:basic", "mcp:read"));
                            return document;
                        })
                        .start();
                ScenarioServer server = ScenarioServer.start(auth).offers("mcp:basic", "mcp:read")) {
            assertThat(client.play(server)).isEqualTo(SUCCESS);
            SharedChecks.assertHold(auth, server);

            assertThat(asked(auth)).containsExactly(List.of("mcp:basic", "mcp:read"));
        }
    }

    private static List<List<String>> asked(AuthorizationServer auth) {
        return Journals.requests(auth, AUTHORIZATION).stream()
                .map(request ->
                        Arrays.asList(request.parameter("scope").orElse("").split(" ")))
                .toList();
    }
}
