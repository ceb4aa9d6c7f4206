package dev.gatecrash.registration;

import static dev.gatecrash.registration.Calls.CALLBACK;
import static dev.gatecrash.registration.Calls.RESOURCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.client.Client;
import dev.gatecrash.client.Registration;
import dev.gatecrash.flow.Flow;
import dev.gatecrash.flow.TokenSet;
import dev.gatecrash.http.Endpoint;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Clients that are documents (draft-ietf-oauth-client-id-metadata-document, CIMD; MCP 2026-07-28, REG). */
class MetadataDocumentTest {

    @Test
    void the_metadata_says_so() {
        try (AuthorizationServer auth = AuthorizationServer.start()) {
            assertThat(Calls.members(Calls.get(auth.url(Endpoint.METADATA))))
                    .containsEntry("client_id_metadata_document_supported", true);
        }
    }

    @Test
    void a_hosted_document_is_a_client() {
        try (AuthorizationServer auth = AuthorizationServer.start()) {
            URI id = auth.clients().document(CALLBACK);

            TokenSet tokens = flow(auth, id).authorizeAt(auth.issuer(), RESOURCE);

            assertThat(tokens.accessToken()).isNotEmpty();
            assertThat(auth.flow().refresh(tokens).accessToken()).isNotEmpty();
            assertThat(auth.journal().at(Endpoint.CLIENT_DOCUMENT)).hasSize(1);
        }
    }

    @Test
    void an_issuer_with_tls_reads_what_it_hosts() {
        try (AuthorizationServer auth = AuthorizationServer.builder().tls().start()) {
            URI id = auth.clients().document(CALLBACK);

            assertThat(flow(auth, id).authorizeAt(auth.issuer(), RESOURCE).accessToken())
                    .isNotEmpty();
        }
    }

    @Test
    void a_document_may_be_hosted_by_another_issuer() {
        try (AuthorizationServer auth = AuthorizationServer.start();
                AuthorizationServer other = AuthorizationServer.start()) {
            URI id = other.clients().document(CALLBACK);

            assertThat(Calls.authorize(auth, id.toString()).statusCode()).isEqualTo(302);
            assertThat(other.journal().at(Endpoint.CLIENT_DOCUMENT)).hasSize(1);
        }
    }

    @Test
    void a_redirect_uri_that_is_not_in_the_document_is_not_followed() {
        try (AuthorizationServer auth = AuthorizationServer.start()) {
            URI id = auth.clients().document(URI.create("https://client.example/callback"));

            HttpResponse<String> response = Calls.authorize(auth, id.toString());

            assertThat(response.statusCode()).isEqualTo(400);
            assertThat(response.body()).contains("redirect_uri is not one that the client registered");
        }
    }

    @Test
    void without_documents_a_url_is_an_unknown_client() {
        try (AuthorizationServer auth = AuthorizationServer.builder()
                .registration(Registration.PRE_REGISTERED, Registration.DYNAMIC)
                .start()) {
            URI id = auth.clients().document(CALLBACK);

            assertThat(Calls.members(Calls.get(auth.url(Endpoint.METADATA))))
                    .doesNotContainKey("client_id_metadata_document_supported");
            assertThat(Calls.authorize(auth, id.toString()).body()).contains("client_id names no registered client");
            assertThat(auth.journal().at(Endpoint.CLIENT_DOCUMENT)).isEmpty();
            assertThatThrownBy(() -> flow(auth, id).authorizeAt(auth.issuer(), RESOURCE))
                    .hasMessageContaining("client_id_metadata_document_supported");
        }
    }

    @Test
    void a_forgotten_document_is_no_client_any_more() {
        try (AuthorizationServer auth = AuthorizationServer.start()) {
            URI id = auth.clients().document(CALLBACK);

            auth.clients().forget(Client.publicClient(id.toString(), CALLBACK));

            assertThat(Calls.authorize(auth, id.toString()).statusCode()).isEqualTo(400);
        }
    }

    @Test
    void unsupported_grants_are_for_others() {
        try (AuthorizationServer auth = AuthorizationServer.start()) {
            URI id = auth.clients()
                    .document(Map.of(
                            "client_name", "Many grants",
                            "redirect_uris", List.of(CALLBACK.toString()),
                            "grant_types", List.of("authorization_code", "urn:example:grant")));

            assertThat(Calls.authorize(auth, id.toString()).statusCode()).isEqualTo(302);
        }
    }

    private static Flow flow(AuthorizationServer auth, URI id) {
        return auth.flow()
                .client(Client.publicClient(id.toString(), CALLBACK))
                .registration(Registration.METADATA_DOCUMENT);
    }
}
