package dev.gatecrash.flow;

import static dev.gatecrash.http.Endpoint.AUTHORIZATION;
import static dev.gatecrash.http.Endpoint.METADATA;
import static dev.gatecrash.http.Endpoint.REGISTRATION;
import static dev.gatecrash.http.Endpoint.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.fault.Misbehaviour;
import dev.gatecrash.persona.Personas;
import java.net.URI;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A client of MCP 2025-03-26 finds the authorization server at the origin of the MCP server, or nowhere. */
class March2025FlowTest {

    private volatile UnaryOperator<Map<String, Object>> metadata = UnaryOperator.identity();
    private final AuthorizationServer auth = AuthorizationServer.builder()
            .persona(Personas.MCP_2025_03_26)
            .issuerWithoutPath()
            .metadata(document -> metadata.apply(document))
            .start();
    private final OriginServer server = OriginServer.inFrontOf(auth);
    private final Flow flow = auth.flow().revision(McpRevision.V2025_03_26).user("alice");

    @AfterEach
    void close() {
        server.close();
        auth.close();
    }

    private void publishAsThe(URI issuer) {
        metadata = document -> {
            document.put("issuer", issuer.toString());
            return document;
        };
    }

    @Test
    void the_metadata_is_at_the_root_whatever_the_path_of_the_server() {
        publishAsThe(server.origin());

        try (McpSession session = flow.connect(server.url())) {
            assertThat(session.listTools()).containsExactly("search_notes");
        }

        assertThat(auth.journal().at(METADATA))
                .singleElement()
                .satisfies(exchange -> assertThat(exchange.request().headers().first("MCP-Protocol-Version"))
                        .as("Server Metadata Discovery Headers")
                        .hasValue("2025-03-26"));
    }

    @Test
    void without_metadata_the_endpoints_are_at_their_default_paths() {
        auth.misbehave(Misbehaviour.METADATA_MISSING);

        FlowRun run = flow.start(server.url());
        TokenSet tokens = run.exchangeCode();

        assertThat(run.serverMetadata().document())
                .isEqualTo(Map.of(
                        "issuer", server.origin().toString(),
                        "authorization_endpoint", server.origin() + "/authorize",
                        "token_endpoint", server.origin() + "/token",
                        "registration_endpoint", server.origin() + "/register"));
        assertThat(tokens.scopes()).containsExactly("notes:read");
        assertThat(auth.journal().at(REGISTRATION)).hasSize(1);
    }

    @Test
    void no_resource_is_named_and_no_version_is_sent_to_the_server() {
        auth.misbehave(Misbehaviour.METADATA_MISSING);

        try (McpSession session = flow.connect(server.url())) {
            session.listTools();
            flow.refresh(session.tokens());
        }

        assertThat(auth.journal().at(AUTHORIZATION))
                .allSatisfy(exchange ->
                        assertThat(exchange.request().parameter("resource")).isEmpty());
        assertThat(auth.journal().at(TOKEN))
                .hasSize(2)
                .allSatisfy(exchange ->
                        assertThat(exchange.request().parameter("resource")).isEmpty());
        assertThat(server.versions()).isEmpty();
    }

    @Test
    void metadata_without_pkce_is_taken_for_every_server_has_it() {
        metadata = document -> {
            document.put("issuer", server.origin().toString());
            document.remove("code_challenge_methods_supported");
            return document;
        };

        assertThat(flow.authorize(server.url()).accessToken()).isNotEmpty();
        assertThat(auth.journal().at(AUTHORIZATION))
                .singleElement()
                .satisfies(exchange -> assertThat(exchange.request().parameter("code_challenge_method"))
                        .hasValue("S256"));
    }

    @Test
    void metadata_of_another_issuer_is_refused() {
        publishAsThe(URI.create("https://elsewhere.example"));

        assertThatThrownBy(() -> flow.authorize(server.url()))
                .isInstanceOf(FlowException.class)
                .hasMessageContaining("RFC 8414 §3.3");
    }

    @Test
    void a_failing_server_is_not_taken_for_one_without_metadata() {
        auth.faults().on(METADATA).respond(503);

        assertThatThrownBy(() -> flow.authorize(server.url()))
                .isInstanceOf(FlowException.class)
                .hasMessageContaining("503");
    }

    @Test
    void there_is_no_resource_metadata_to_ask_for() {
        assertThatThrownBy(() -> flow.start(server.url()).resourceMetadata())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("serverMetadata()");
    }

    @Test
    void an_issuer_that_is_named_is_asked_as_ever() {
        TokenSet tokens = flow.authorizeAt(auth.issuer(), server.url());

        assertThat(tokens.issuer()).isEqualTo(auth.issuer());
    }
}
