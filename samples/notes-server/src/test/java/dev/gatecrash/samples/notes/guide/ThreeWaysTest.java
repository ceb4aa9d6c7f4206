package dev.gatecrash.samples.notes.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.client.Client;
import dev.gatecrash.client.Registration;
import dev.gatecrash.flow.McpSession;
import dev.gatecrash.flow.TokenSet;
import dev.gatecrash.http.Endpoint;
import dev.gatecrash.persona.Personas;
import dev.gatecrash.samples.notes.NotesServer;
import dev.gatecrash.user.Consent;
import dev.gatecrash.user.Login;
import dev.gatecrash.user.User;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;

class ThreeWaysTest {

    private final HttpClient browser =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    private String location(URI url) throws Exception {
        HttpResponse<String> response = browser.send(HttpRequest.newBuilder(url).build(), BodyHandlers.ofString());
        return response.headers().firstValue("Location").orElse("no redirect: " + response.body());
    }

    private static URI authorizationRequest(AuthorizationServer auth, String clientId) {
        return URI.create(auth.url(Endpoint.AUTHORIZATION) + "?response_type=code&client_id=" + clientId
                + "&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256");
    }

    @Test
    void a_server_of_ones_own_that_asks_nobody() {
        // tag::automatic[]
        try (AuthorizationServer auth = AuthorizationServer.start();
                NotesServer server = NotesServer.start(auth.issuer())) {

            McpSession session = auth.flow().user("alice").scopes("notes:read").connect(server.url());

            assertThat(session.listTools()).contains("search_notes");
        }
        // end::automatic[]
    }

    @Test
    void a_server_of_ones_own_with_pages() throws Exception {
        // tag::pages[]
        try (AuthorizationServer auth = AuthorizationServer.builder()
                .login(Login.page())
                .user(User.named("alice").withPassword("wonderland"))
                .client(Client.publicClient("my-client", URI.create("https://client.example/callback")))
                .start()) {

            String first = location(authorizationRequest(auth, "my-client"));

            assertThat(first).startsWith(auth.url(Endpoint.LOGIN).toString());
        }
        // end::pages[]
    }

    @Test
    void a_bridge_to_an_existing_login() throws Exception {
        // tag::bridge[]
        try (AuthorizationServer auth = AuthorizationServer.builder()
                .login(Login.external(URI.create("https://app.example/login"), "sk_test_1234"))
                .consent(Consent.automatic())
                .client(Client.publicClient("my-client", URI.create("https://client.example/callback")))
                .start()) {

            String login = location(authorizationRequest(auth, "my-client"));
            String externalAuthId = login.replace("https://app.example/login?external_auth_id=", "");

            // What your application does once it knows who it is:
            HttpRequest completion = HttpRequest.newBuilder(auth.url(Endpoint.EXTERNAL_COMPLETION))
                    .header("Authorization", "Bearer sk_test_1234")
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString("""
                            {"external_auth_id": "%s", "user": {"id": "u-1", "email": "carol@example.com"}}
                            """.formatted(externalAuthId)))
                    .build();
            HttpResponse<String> completed = browser.send(completion, BodyHandlers.ofString());
            String redirectUri = completed.body().replaceAll(".*\"redirect_uri\":\"([^\"]*)\".*", "$1");

            assertThat(location(URI.create(redirectUri))).startsWith("https://client.example/callback?code=");
            assertThat(auth.users().find("u-1")).isPresent();
        }
        // end::bridge[]
    }

    @Test
    void a_hosted_provider() {
        // tag::hosted[]
        try (AuthorizationServer auth = AuthorizationServer.builder()
                        .persona(Personas.AUTHKIT)
                        .registration(Registration.PRE_REGISTERED, Registration.DYNAMIC)
                        .start();
                NotesServer server = NotesServer.start(auth.issuer())) {

            TokenSet tokens = auth.flow().scopes("notes:read").authorize(server.url());

            assertThat(auth.url(Endpoint.TOKEN).getPath()).endsWith("/oauth2/token");
            assertThat(tokens.scopes()).contains("notes:read");
        }
        // end::hosted[]
    }
}
