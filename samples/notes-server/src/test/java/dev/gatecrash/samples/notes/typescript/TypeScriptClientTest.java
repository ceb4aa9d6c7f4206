package dev.gatecrash.samples.notes.typescript;

import static dev.gatecrash.http.Endpoint.AUTHORIZATION;
import static dev.gatecrash.http.Endpoint.METADATA;
import static dev.gatecrash.http.Endpoint.REGISTRATION;
import static dev.gatecrash.http.Endpoint.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.http.Request;
import dev.gatecrash.samples.notes.NotesServer;
import dev.gatecrash.samples.notes.typescript.TypeScriptClient.Sdk;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The TypeScript SDK as a client of our notes server. */
@Timeout(300)
class TypeScriptClientTest {

    private static final Map<String, String> MILK = Map.of("query", "milk");

    @ParameterizedTest
    @EnumSource
    void the_sdk_goes_all_the_way_from_the_first_401_to_a_tool(Sdk sdk) {
        try (AuthorizationServer auth = AuthorizationServer.start();
                NotesServer server = NotesServer.start(auth.issuer());
                TypeScriptClient client = TypeScriptClient.of(sdk, server.url())) {
            client.connect();

            assertThat(client.listTools()).containsExactly("search_notes", "delete_note");
            assertThat(client.call("search_notes", MILK)).contains("Buy milk and bread");

            // The server asks for the metadata too, but later.
            assertThat(Journals.requests(auth, METADATA).get(0).headers().first("User-Agent"))
                    .contains("node");
            Request registration = Journals.only(auth, REGISTRATION);
            assertThat(registration.body()).contains("\"token_endpoint_auth_method\":\"none\"");
            Request authorization = Journals.only(auth, AUTHORIZATION);
            assertThat(authorization.parameter("code_challenge_method")).contains("S256");
            assertThat(authorization.parameter("scope")).contains("notes:read");
            assertThat(authorization.parameter("resource"))
                    .contains(server.url().toString());
            Request exchange = Journals.only(auth, TOKEN);
            assertThat(exchange.parameter("grant_type")).contains("authorization_code");
            assertThat(exchange.parameter("code_verifier")).isPresent();
            assertThat(exchange.parameter("resource")).contains(server.url().toString());
        }
    }

    // With a stream, the SDK may refresh twice at once with the same token, which ends the grant (RFC 9700 §4.14.2).
    @ParameterizedTest
    @EnumSource
    void the_sdk_refreshes_an_expired_token_by_itself(Sdk sdk) {
        try (AuthorizationServer auth = AuthorizationServer.start();
                NotesServer server = NotesServer.start(auth.issuer(), auth.clock());
                TypeScriptClient client = TypeScriptClient.withoutStream(sdk, server.url())) {
            client.connect();
            auth.clock().advance(Duration.ofHours(1));

            assertThat(client.call("search_notes", MILK)).contains("Buy milk and bread");

            assertThat(Journals.requests(auth, TOKEN))
                    .extracting(request -> request.parameter("grant_type").orElseThrow())
                    .containsExactly("authorization_code", "refresh_token");
            assertThat(Journals.requests(auth, TOKEN).get(1).parameter("resource"))
                    .contains(server.url().toString());
            assertThat(auth.journal().at(AUTHORIZATION)).hasSize(1);
        }
    }

    // Line 1 answers insufficient_scope with a refresh, which cannot widen the scope (RFC 6749 §6), and gives up.
    @Test
    void the_sdk_steps_up_when_a_call_needs_more_scope() {
        try (AuthorizationServer auth = AuthorizationServer.start();
                NotesServer server = NotesServer.start(auth.issuer());
                TypeScriptClient client = TypeScriptClient.of(Sdk.LINE_2, server.url())) {
            client.connect();

            assertThat(client.call("delete_note", Map.of("id", "1"))).isEqualTo("Deleted note 1");

            assertThat(Journals.requests(auth, AUTHORIZATION))
                    .extracting(request -> request.parameter("scope").orElseThrow())
                    .containsExactly("notes:read", "notes:read notes:write");
        }
    }
}
