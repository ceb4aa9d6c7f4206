package dev.gatecrash.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.web.CodeFlow;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ClientTest {

    @Test
    void a_public_client_has_no_secret_and_no_way_to_prove_itself() {
        Client client = Client.publicClient("app", CodeFlow.CALLBACK);

        assertThat(client.isPublic()).isTrue();
        assertThat(client.grantTypes()).containsExactlyInAnyOrder("authorization_code", "refresh_token");
        assertThat(client.authenticationMethods()).containsExactly(AuthenticationMethod.NONE);
    }

    @Test
    void a_blank_id_is_refused() {
        assertThatThrownBy(() -> Client.publicClient(" "))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("client id is blank; give an id or let registerPublic make one");
    }

    @Test
    void a_method_that_needs_a_secret_needs_a_secret() {
        assertThatThrownBy(() -> new Client(
                        "app", Optional.empty(), List.of(), Set.of(), Set.of(AuthenticationMethod.CLIENT_SECRET_BASIC)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("client \"app\" has no secret, so it can have no authentication method but NONE "
                        + "and PRIVATE_KEY_JWT, not [CLIENT_SECRET_BASIC]");
    }

    @Test
    void clients_are_registered_from_the_start_replaced_and_forgotten() {
        try (AuthorizationServer auth = AuthorizationServer.builder()
                .client(Client.publicClient("app", CodeFlow.CALLBACK))
                .start()) {
            Client service = auth.clients().registerConfidential("service", "s3cret");
            Client replaced = auth.clients().registerConfidential("service", "other");

            assertThat(auth.clients().all()).extracting(Client::id).containsExactly("app", "service");
            assertThat(auth.clients().find("service")).contains(replaced);

            auth.clients().forget(service);

            assertThat(auth.clients().find("service")).isEmpty();
        }
    }
}
