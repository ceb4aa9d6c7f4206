package dev.gatecrash.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.flow.TokenSet;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ClientsTest {

    private static final URI NOTES = URI.create("https://notes.example/mcp");

    private final AuthorizationServer auth = AuthorizationServer.start();

    @AfterEach
    void no_request_met_a_bug() {
        auth.close();
    }

    @Test
    void a_public_client_without_redirect_uris_gets_its_code_on_loopback() {
        Client client = auth.clients().registerPublic();

        TokenSet tokens = auth.flow().client(client).authorizeAt(auth.issuer(), NOTES);

        assertThat(client.redirectUris()).containsExactly(URI.create("http://127.0.0.1/callback"));
        assertThat(tokens.client().id()).isEqualTo(client.id());
    }

    @Test
    void so_does_one_that_a_builder_was_given() {
        assertThat(Client.publicClient("app").redirectUris()).containsExactly(URI.create("http://127.0.0.1/callback"));
    }

    @Test
    void a_registered_client_is_found_until_it_is_forgotten() {
        Client client = auth.clients().registerConfidential("service", "s3cret");
        assertThat(auth.clients().find("service")).contains(client);

        auth.clients().forget(client);

        assertThat(auth.clients().find("service")).isEmpty();
        assertThat(auth.clients().all()).doesNotContain(client);
    }
}
