package dev.gatecrash.samples.notes.guide;

import static dev.gatecrash.assertj.GatecrashAssertions.assertThat;
import static dev.gatecrash.http.Endpoint.JWKS;
import static dev.gatecrash.http.Endpoint.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.flow.McpRequest;
import dev.gatecrash.flow.TokenSet;
import dev.gatecrash.http.Endpoint;
import dev.gatecrash.junit.WithAuthorizationServer;
import dev.gatecrash.persona.Personas;
import dev.gatecrash.samples.notes.NotesServer;
import dev.gatecrash.token.Token;
import dev.gatecrash.user.User;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@WithAuthorizationServer
class MigratingTest {

    @Test
    void urls(AuthorizationServer auth) {
        // tag::urls[]
        URI issuer = auth.issuer();
        URI discovery = auth.url(Endpoint.OPENID_CONFIGURATION);
        URI keys = auth.url(JWKS);
        // end::urls[]
        assertThat(discovery.toString()).contains("/.well-known/openid-configuration");
        assertThat(keys.toString()).startsWith(issuer.toString());
    }

    @Test
    void token(AuthorizationServer auth) {
        try (NotesServer server = NotesServer.start(auth.issuer())) {
            // tag::token[]
            Token token = auth.token()
                    .subject("foo")
                    .audience(server.url())
                    .scope("notes:read")
                    .claim("acr", "Level4")
                    .lifetime(Duration.ofMinutes(5))
                    .mint();

            assertThat(McpRequest.listTools(server.url()).bearer(token).send()).isOk();
            // end::token[]
            assertThat(token.claims()).containsEntry("acr", "Level4");
        }
    }

    @Test
    void signed_in_user(AuthorizationServer auth) {
        try (NotesServer server = NotesServer.start(auth.issuer())) {
            // tag::user[]
            auth.users().add(User.named("foo").withClaim("acr", "Level4"));

            auth.flow().user("foo").connect(server.url());

            assertThat(auth).received(TOKEN).once().withParameter("grant_type", "authorization_code");
            // end::user[]
        }
    }

    @Test
    void realm() {
        // tag::realm[]
        try (AuthorizationServer auth = AuthorizationServer.builder()
                        .persona(Personas.KEYCLOAK)
                        .user(User.named("alice").withClaim("realm_access", Map.of("roles", List.of("admin"))))
                        .start();
                NotesServer server = NotesServer.start(auth.issuer())) {
            Token token =
                    auth.token().audience(server.url()).scope("notes:read").mint();

            assertThat(auth.issuer().getPath()).endsWith("/realms/gatecrash");
            assertThat(McpRequest.listTools(server.url()).bearer(token).send()).isOk();
        }
        // end::realm[]
    }

    @Test
    void client_credentials(AuthorizationServer auth) {
        try (NotesServer server = NotesServer.start(auth.issuer())) {
            // tag::client-credentials[]
            TokenSet tokens = auth.flow()
                    .client(auth.clients().registerConfidential("my-client", "s3cret"))
                    .scopes("notes:read")
                    .clientCredentials(server.url());

            assertThat(McpRequest.listTools(server.url())
                            .bearer(tokens.accessToken())
                            .send())
                    .isOk();
            // end::client-credentials[]
        }
    }
}
