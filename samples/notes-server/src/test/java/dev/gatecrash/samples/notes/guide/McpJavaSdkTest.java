package dev.gatecrash.samples.notes.guide;

import static dev.gatecrash.assertj.GatecrashAssertions.assertThat;
import static dev.gatecrash.http.Endpoint.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.junit.WithAuthorizationServer;
import dev.gatecrash.mcp.GatecrashTransports;
import dev.gatecrash.samples.notes.NotesServer;
import dev.gatecrash.token.Defect;
import dev.gatecrash.token.Token;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.client.transport.McpHttpClientTransportAuthorizationException;
import io.modelcontextprotocol.spec.McpClientTransport;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

@WithAuthorizationServer
class McpJavaSdkTest {

    // tag::flow[]
    @Test
    void the_sdk_s_client_authorizes_itself(AuthorizationServer auth) {
        try (NotesServer server = NotesServer.start(auth.issuer());
                McpSyncClient client = McpClient.sync(GatecrashTransports.streamableHttp(
                                server.url(), auth.flow().user("alice")))
                        .build()) {
            client.initialize();

            assertThat(client.listTools().tools()).extracting(Tool::name).contains("search_notes");
        }
    }
    // end::flow[]

    // tag::step-up[]
    @Test
    void a_call_that_needs_more_steps_up(AuthorizationServer auth) {
        try (NotesServer server = NotesServer.start(auth.issuer());
                McpSyncClient client = McpClient.sync(GatecrashTransports.streamableHttp(
                                server.url(), auth.flow().scopes("notes:read")))
                        .build()) {
            client.initialize();

            assertThat(client.callTool(delete("1")).isError()).isNotEqualTo(true);
            assertThat(auth).received(TOKEN).times(2);
        }
    }
    // end::step-up[]

    // tag::refresh[]
    @Test
    void a_token_that_no_longer_works_is_refreshed(AuthorizationServer auth) {
        try (NotesServer server = NotesServer.start(auth.issuer(), auth.clock());
                McpSyncClient client = McpClient.sync(GatecrashTransports.streamableHttp(server.url(), auth.flow()))
                        .build()) {
            client.initialize();

            auth.clock().advance(Duration.ofHours(1));

            assertThat(client.listTools().tools()).isNotEmpty();
            assertThat(auth).received(TOKEN).forGrant("refresh_token").once();
        }
    }
    // end::refresh[]

    // tag::token[]
    @Test
    void a_token_of_one_s_own(AuthorizationServer auth) {
        try (NotesServer server = NotesServer.start(auth.issuer())) {
            Token expired = auth.token()
                    .audience(server.url())
                    .scope("notes:read")
                    .with(Defect.EXPIRED)
                    .mint();

            try (McpSyncClient client = McpClient.sync(GatecrashTransports.streamableHttp(server.url(), expired))
                    .build()) {
                assertThatThrownBy(client::initialize)
                        .hasRootCauseInstanceOf(McpHttpClientTransportAuthorizationException.class);
            }
        }
    }
    // end::token[]

    @Test
    void a_transport_that_is_built_elsewhere(AuthorizationServer auth) {
        try (NotesServer server = NotesServer.start(auth.issuer())) {
            String accessToken = auth.flow().authorize(server.url()).accessToken();
            // tag::customizer[]
            McpClientTransport transport = HttpClientStreamableHttpTransport.builder(
                            server.url().resolve("/").toString())
                    .addHttpRequestCustomizer(GatecrashTransports.bearer(accessToken))
                    .build();
            // end::customizer[]
            try (McpSyncClient client = McpClient.sync(transport).build()) {
                client.initialize();

                assertThat(client.listTools().tools()).isNotEmpty();
            }
        }
    }

    private static CallToolRequest delete(String note) {
        return CallToolRequest.builder("delete_note")
                .arguments(Map.of("id", note))
                .build();
    }
}
