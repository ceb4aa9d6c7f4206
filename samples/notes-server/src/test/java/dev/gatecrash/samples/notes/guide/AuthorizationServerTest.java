package dev.gatecrash.samples.notes.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.flow.TokenSet;
import dev.gatecrash.http.Endpoint;
import dev.gatecrash.key.SigningAlgorithm;
import dev.gatecrash.user.User;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class AuthorizationServerTest {

    @Test
    void settings_are_chained() {
        // tag::settings[]
        try (AuthorizationServer auth = AuthorizationServer.builder()
                .user(User.named("carol").withClaim("email", "carol@example.org"))
                .scopes("notes:read", "notes:write")
                .defaultScopes("notes:read")
                .accessTokenLifetime(Duration.ofMinutes(1))
                .algorithm(SigningAlgorithm.ES256)
                .start()) {

            TokenSet tokens = auth.flow().authorizeAt(auth.issuer(), URI.create("https://notes.example/mcp"));

            assertThat(tokens.scopes()).containsExactly("notes:read");
            assertThat(tokens.lifetime()).contains(Duration.ofMinutes(1));
        }
        // end::settings[]
    }

    @Test
    void tls_comes_with_what_a_client_needs_to_trust_it() throws Exception {
        // tag::tls[]
        try (AuthorizationServer auth =
                AuthorizationServer.builder().issuerWithoutPath().tls().start()) {

            HttpClient client = HttpClient.newBuilder()
                    .sslContext(auth.trust().orElseThrow().sslContext())
                    .build();
            HttpRequest request =
                    HttpRequest.newBuilder(auth.url(Endpoint.METADATA)).build();

            assertThat(auth.issuer().getScheme()).isEqualTo("https");
            assertThat(client.send(request, BodyHandlers.ofString()).statusCode())
                    .isEqualTo(200);
        }
        // end::tls[]
    }
}
