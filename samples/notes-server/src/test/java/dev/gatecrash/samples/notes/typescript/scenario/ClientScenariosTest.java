package dev.gatecrash.samples.notes.typescript.scenario;

import static dev.gatecrash.client.AuthenticationMethod.CLIENT_SECRET_BASIC;
import static dev.gatecrash.client.AuthenticationMethod.CLIENT_SECRET_POST;
import static dev.gatecrash.client.Registration.PRE_REGISTERED;
import static dev.gatecrash.http.Endpoint.AUTHORIZATION;
import static dev.gatecrash.http.Endpoint.REGISTRATION;
import static dev.gatecrash.http.Endpoint.TOKEN;
import static dev.gatecrash.samples.notes.typescript.scenario.ScenarioClient.SUCCESS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.client.AuthenticationMethod;
import dev.gatecrash.client.Client;
import dev.gatecrash.http.Request;
import dev.gatecrash.samples.notes.typescript.Journals;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who a client with a user is: documents, registration and secrets. */
@Timeout(300)
class ClientScenariosTest {

    private static final URI CALLBACK = URI.create("http://127.0.0.1/callback");

    @AutoClose
    private static ScenarioClient client;

    @BeforeAll
    static void start() {
        client = new ScenarioClient();
    }

    @Test
    @Tag("auth/basic-cimd")
    void basic_cimd_the_client_is_the_url_of_its_document() {
        try (AuthorizationServer web = AuthorizationServer.builder().tls().start();
                AuthorizationServer auth = AuthorizationServer.builder()
                        .trustAuthority(web.trust().orElseThrow().pem())
                        .start();
                ScenarioServer server = ScenarioServer.start(auth)) {
            String document = web.clients().document(CALLBACK).toString();

            assertThat(client.play(server, Map.of("documentUrl", document))).isEqualTo(SUCCESS);

            SharedChecks.assertHold(auth, server);
            assertThat(Journals.only(auth, AUTHORIZATION).parameter("client_id"))
                    .contains(document);
            assertThat(auth.journal().at(REGISTRATION)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"NONE", "CLIENT_SECRET_BASIC", "CLIENT_SECRET_POST"})
    @Tag("auth/token-endpoint-auth-basic")
    @Tag("auth/token-endpoint-auth-post")
    @Tag("auth/token-endpoint-auth-none")
    void token_endpoint_auth_the_client_uses_the_only_method_on_offer(AuthenticationMethod method) {
        try (AuthorizationServer auth = AuthorizationServer.builder()
                        .metadata(document -> {
                            document.put("token_endpoint_auth_methods_supported", List.of(method.value()));
                            return document;
                        })
                        .start();
                ScenarioServer server = ScenarioServer.start(auth)) {
            Map<String, String> metadata = Map.of("token_endpoint_auth_method", method.value());

            assertThat(client.play(server, Map.of("metadata", metadata))).isEqualTo(SUCCESS);

            SharedChecks.assertHold(auth, server);
            Request exchange = Journals.only(auth, TOKEN);
            assertThat(exchange.headers().first("Authorization").isPresent()).isEqualTo(method == CLIENT_SECRET_BASIC);
            assertThat(exchange.parameter("client_secret").isPresent()).isEqualTo(method == CLIENT_SECRET_POST);
        }
    }

    @Test
    @Tag("auth/pre-registration")
    void pre_registration_there_is_no_other_way_to_become_a_client() {
        Client known = Client.confidentialClient("pre-registered-client", "pre-registered-secret", CALLBACK)
                .authenticatedBy(CLIENT_SECRET_BASIC);
        try (AuthorizationServer auth = AuthorizationServer.builder()
                        .registration(PRE_REGISTERED)
                        .client(known)
                        .start();
                ScenarioServer server = ScenarioServer.start(auth)) {
            Map<String, String> credentials = Map.of(
                    "client_id", known.id(), "client_secret", known.secret().orElseThrow());

            assertThat(client.play(server, Map.of("client", credentials))).isEqualTo(SUCCESS);

            SharedChecks.assertHold(auth, server);
            assertThat(Journals.only(auth, TOKEN).headers().first("Authorization"))
                    .get()
                    .asString()
                    .startsWith("Basic ");
            assertThat(auth.journal().at(REGISTRATION)).isEmpty();
        }
    }
}
