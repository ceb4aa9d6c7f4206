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
import dev.gatecrash.registration.WebHost.Page;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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

    @Nested
    class Refused {

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "https://client.example                     | The client_id must have a path                     | CIMD §3",
                    "http://client.example/a.json               | The client_id must be https, or http on a loopback host | CIMD §3",
                    "https://u:p@client.example/a.json          | The client_id must not have a user                 | CIMD §3",
                    "https://client.example/a.json#f            | The client_id must not have a fragment             | CIMD §3",
                    "https://client.example/a/../b.json         | The client_id must not have . or .. in its path    | CIMD §3",
                    "https://client.example/./b.json            | The client_id must not have . or .. in its path    | CIMD §3",
                    "https://client.example/%2E%2e/b.json       | The client_id must not have . or .. in its path    | CIMD §3",
                    "https://client.example/a b.json            | The client_id is not a URL                         | CIMD §3",
                    "https:client.json                          | The client_id has no host                          | CIMD §3",
                    "https://10.0.0.1/a.json                    | is at 10.0.0.1, a special-use address              | CIMD §8.6",
                    "https://172.31.255.255/a.json              | is at 172.31.255.255, a special-use address        | CIMD §8.6",
                    "https://192.168.1.1/a.json                 | is at 192.168.1.1, a special-use address           | CIMD §8.6",
                    "https://169.254.169.254/latest             | is at 169.254.169.254, a special-use address       | CIMD §8.6",
                    "https://0.0.0.0/a.json                     | is at 0.0.0.0, a special-use address               | CIMD §8.6",
                    "https://[fd00::1]/a.json                   | a special-use address                              | CIMD §8.6",
                    "https://[fe80::1]/a.json                   | a special-use address                              | CIMD §8.6",
                    "https://[::ffff:10.0.0.1]/a.json           | is at 10.0.0.1, a special-use address              | CIMD §8.6",
                    "https://[64:ff9b::10.0.0.1]/a.json         | a special-use address                              | CIMD §8.6",
                    "https://nowhere.invalid/a.json             | names the host nowhere.invalid, which cannot be resolved | CIMD §5.1",
                    "http://127.0.0.1:1/a.json                  | The client metadata document cannot be read        | CIMD §5.1",
                })
        void a_url_that_is_no_client(String id, String reason, String clause) {
            try (AuthorizationServer auth = AuthorizationServer.start()) {
                assertRefused(auth, id, reason, clause);
            }
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "302 | Location         | /other.json       | answered 302, and redirects are not followed | CIMD §5",
                    "307 | Location         | /other.json       | answered 307, and redirects are not followed | CIMD §5",
                    "404 | X                | x                 | answered 404, not 200                        | CIMD §5",
                    "201 | X                | x                 | answered 201, not 200                        | CIMD §5",
                    "503 | Retry-After      | 0                 | answered 503, not 200                        | CIMD §5",
                    "200 | Content-Type     | text/html         | has the content type text/html               | CIMD §4",
                    "200 | Content-Type     | text/json         | has the content type text/json               | CIMD §4",
                })
        void a_wrong_answer(int status, String header, String value, String reason, String clause) throws IOException {
            try (WebHost host = WebHost.start();
                    AuthorizationServer auth = AuthorizationServer.start()) {
                URI id = host.url("/client.json");
                host.answerWith(Page.json(WebHost.document(id)).status(status).with(header, value));

                assertRefused(auth, id.toString(), "The client metadata document " + reason, clause);
                assertThat(host.requests())
                        .as("each of two requests asked once")
                        .isEqualTo(2);
            }
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '"',
                value = {
                    "client_id                   |                                 | has no client_id                          | CIMD §4",
                    "client_id                   | 'https://other.example/c.json'  | which is not its URL character by character | CIMD §4",
                    "client_id                   | 7                               | has a client_id that is not a string      | CIMD §4",
                    "client_name                 |                                 | has no client_name                        | REG",
                    "client_name                 | ' '                             | has no client_name                        | REG",
                    "redirect_uris               |                                 | has no redirect_uris                      | REG",
                    "redirect_uris               | []                              | has no redirect_uris                      | REG",
                    "redirect_uris               | 'https://client.example/cb'     | has a redirect_uris that is not an array of strings | REG",
                    "redirect_uris               | ['http://client.example/cb']    | but a redirect URI must be https, or http on a loopback host | SEC",
                    "redirect_uris               | ['https://client.example/cb#f'] | without fragment                          | RFC 6749 §3.1.2",
                    "redirect_uris               | ['/callback']                   | must be absolute                          | RFC 6749 §3.1.2",
                    "redirect_uris               | ['a b']                         | which is not a URI                        | RFC 6749 §3.1.2",
                    "redirect_uris               | ['javascript:alert(1)']         | must be absolute                          | CIMD §8.6",
                    "client_secret               | 's'                             | has a client_secret                       | CIMD §4.1",
                    "client_secret_expires_at    | 0                               | has a client_secret_expires_at            | CIMD §4.1",
                    "token_endpoint_auth_method  | 'client_secret_basic'           | needs a shared secret                     | CIMD §4.1",
                    "token_endpoint_auth_method  | 'client_secret_post'            | needs a shared secret                     | CIMD §4.1",
                    "token_endpoint_auth_method  | 'client_secret_jwt'             | needs a shared secret                     | CIMD §4.1",
                    "token_endpoint_auth_method  | 'tls_client_auth'               | which is not supported                    | CIMD §8.2",
                    "token_endpoint_auth_method  | 'private_key_jwt'               | but neither jwks nor jwks_uri             | CIMD §8.2",
                    "jwks                        | {'keys':[]}                     | has a jwks that is not a set of public keys | CIMD §4.1",
                    "jwks                        | {'keys':[{'kty':'oct','k':'AAAA'}]} | has a jwks that is not a set of public keys | CIMD §4.1",
                    "jwks                        | 'x'                             | has a jwks that is not a set of public keys | RFC 7591 §2",
                    "grant_types                 | 'authorization_code'            | has a grant_types that is not an array of strings | RFC 7591 §2",
                })
        void a_wrong_document(String member, String value, String reason, String clause) throws IOException {
            try (WebHost host = WebHost.start();
                    AuthorizationServer auth = AuthorizationServer.start()) {
                URI id = host.url("/client.json");
                host.answerWith(Page.json(spoilt(WebHost.document(id), member, value)));

                assertRefused(auth, id.toString(), reason, clause);
                host.answerWith(Page.json(WebHost.document(id)));
                assertThat(Calls.authorize(auth, id.toString()).statusCode())
                        .as("CIMD §5.2: nothing wrong is kept")
                        .isEqualTo(302);
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "[]", "{", "{\"client_id\":\"a\"} x", "null"})
        void what_is_no_json_object(String body) throws IOException {
            try (WebHost host = WebHost.start();
                    AuthorizationServer auth = AuthorizationServer.start()) {
                host.answerWith(new Page(200, Map.of("Content-Type", "application/json"), body));

                assertRefused(auth, host.url("/c").toString(), "is not a JSON object", "CIMD §4");
            }
        }

        @Test
        void a_document_beyond_five_kilobytes() throws IOException {
            try (WebHost host = WebHost.start();
                    AuthorizationServer auth = AuthorizationServer.start()) {
                URI id = host.url("/client.json");
                Map<String, Object> large = WebHost.document(id);
                large.put("padding", "x".repeat(5 * 1024));
                host.answerWith(Page.json(large).with("Cache-Control", "max-age=60"));

                assertRefused(auth, id.toString(), "is longer than 5120 bytes", "CIMD §8.7");
            }
        }

        @Test
        void a_host_that_does_not_answer() throws IOException {
            try (WebHost host = WebHost.start();
                    AuthorizationServer auth = AuthorizationServer.start()) {
                host.keepSilent();

                HttpResponse<String> response =
                        Calls.authorize(auth, host.url("/client.json").toString());

                assertThat(response.body()).contains("did not answer within 3 seconds");
            }
        }

        @Test
        void a_private_address_is_asked_if_allowed() {
            String id = "https://10.255.255.254:9/client.json";
            try (AuthorizationServer auth =
                    AuthorizationServer.builder().allowPrivateAddresses().start()) {
                assertThat(Calls.authorize(auth, id).body())
                        .contains("The client metadata document ")
                        .doesNotContain("special-use");
            }
        }

        @Test
        void plain_http_if_only_https_is_wanted() throws IOException {
            try (WebHost host = WebHost.start();
                    AuthorizationServer auth =
                            AuthorizationServer.builder().httpsDocumentsOnly().start()) {
                assertRefused(auth, host.url("/client.json").toString(), "The client_id must be https", "CIMD §3");
                assertThat(host.requests()).isZero();
            }
        }
    }

    @Nested
    class Trust {

        @TempDir
        @SuppressWarnings("NullAway.Init") // JUnit sets it before each test
        Path files;

        @Test
        void a_document_behind_an_unknown_authority_is_refused() {
            try (AuthorizationServer host = AuthorizationServer.builder().tls().start();
                    AuthorizationServer auth = AuthorizationServer.start()) {
                URI id = host.clients().document(CALLBACK);

                assertRefused(auth, id.toString(), "The client metadata document is not trusted", "CIMD §5.1");
            }
        }

        @Test
        void a_trusted_authority_opens_it() throws IOException {
            try (AuthorizationServer host = AuthorizationServer.builder().tls().start()) {
                String pem = host.trust().orElseThrow().pem();
                Path file = Files.writeString(files.resolve("ca.pem"), pem);
                URI id = host.clients().document(CALLBACK);

                try (AuthorizationServer auth = AuthorizationServer.builder()
                        .httpsDocumentsOnly()
                        .trustAuthority(file)
                        .start()) {
                    assertThat(Calls.authorize(auth, id.toString()).statusCode())
                            .isEqualTo(302);
                }
            }
        }

        @Test
        void a_file_that_is_no_certificate_is_named() {
            Path missing = files.resolve("missing.pem");

            assertThatThrownBy(() -> AuthorizationServer.builder().trustAuthority(missing))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("missing.pem cannot be read");
            assertThatThrownBy(() -> AuthorizationServer.builder().trustAuthority("x"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("certificate");
        }
    }

    /** RFC 9111, by the issuer's clock. */
    @Nested
    class Caching {

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "max-age=60           |  0 | 1",
                    "max-age=60           | 59 | 1",
                    "max-age=60           | 61 | 2",
                    "max-age=60, no-store |  0 | 2",
                    "no-cache             |  0 | 2",
                    "max-age=0            |  0 | 2",
                    "private              |  0 | 2",
                    "max-age=9999999      | 86399 | 1",
                    "max-age=9999999      | 86401 | 2",
                })
        void a_document_is_kept_as_long_as_it_says(String control, int later, int fetched) throws IOException {
            try (WebHost host = WebHost.start();
                    AuthorizationServer auth = AuthorizationServer.start()) {
                String id = host.url("/client.json").toString();
                host.answerWith(Page.json(WebHost.document(URI.create(id))).with("Cache-Control", control));
                auth.clock().freeze();

                Calls.authorize(auth, id);
                auth.clock().advance(Duration.ofSeconds(later));
                Calls.authorize(auth, id);

                assertThat(host.requests()).isEqualTo(fetched);
            }
        }

        @Test
        void the_time_in_other_caches_counts() throws IOException {
            try (WebHost host = WebHost.start();
                    AuthorizationServer auth = AuthorizationServer.start()) {
                String id = host.url("/client.json").toString();
                host.answerWith(Page.json(WebHost.document(URI.create(id)))
                        .with("Cache-Control", "max-age=60")
                        .with("Age", "60"));

                Calls.authorize(auth, id);
                Calls.authorize(auth, id);

                assertThat(host.requests()).isEqualTo(2);
            }
        }

        @Test
        void an_expiry_date_counts_where_there_is_no_max_age() throws IOException {
            try (WebHost host = WebHost.start();
                    AuthorizationServer auth = AuthorizationServer.start()) {
                String id = host.url("/client.json").toString();
                String inAnHour = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                        Instant.now().plus(Duration.ofHours(1)).atOffset(ZoneOffset.UTC));
                host.answerWith(Page.json(WebHost.document(URI.create(id))).with("Expires", inAnHour));

                Calls.authorize(auth, id);
                auth.clock().advance(Duration.ofMinutes(59));
                Calls.authorize(auth, id);
                auth.clock().advance(Duration.ofMinutes(2));
                Calls.authorize(auth, id);

                assertThat(host.requests()).isEqualTo(2);
            }
        }

        @Test
        void a_reset_forgets_documents() {
            try (AuthorizationServer auth = AuthorizationServer.start()) {
                String id = auth.clients().document(CALLBACK).toString();
                Calls.authorize(auth, id);

                auth.reset();
                Calls.authorize(auth, id);

                assertThat(auth.journal().at(Endpoint.CLIENT_DOCUMENT)).hasSize(1);
            }
        }

        @Test
        void a_hosted_document_is_read_again_after_five_minutes() {
            try (AuthorizationServer auth = AuthorizationServer.start()) {
                String id = auth.clients().document(CALLBACK).toString();

                Calls.authorize(auth, id);
                Calls.authorize(auth, id);
                assertThat(auth.journal().at(Endpoint.CLIENT_DOCUMENT)).hasSize(1);
                auth.clock().advance(Duration.ofMinutes(5));
                Calls.authorize(auth, id);

                assertThat(auth.journal().at(Endpoint.CLIENT_DOCUMENT)).hasSize(2);
            }
        }
    }

    private static Flow flow(AuthorizationServer auth, URI id) {
        return auth.flow()
                .client(Client.publicClient(id.toString(), CALLBACK))
                .registration(Registration.METADATA_DOCUMENT);
    }

    /** At the authorization endpoint on a page, never by redirect; at the token endpoint with 401. */
    static void assertRefused(AuthorizationServer auth, String id, String reason, String clause) {
        HttpResponse<String> page = Calls.authorize(auth, id);
        assertThat(page.statusCode()).as(clause).isEqualTo(400);
        assertThat(page.headers().firstValue("Location")).as(clause).isEmpty();
        assertThat(page.body()).as(clause).contains("invalid_client: ").contains(reason);

        HttpResponse<String> error = Calls.token(
                auth, Map.of("grant_type", "authorization_code", "code", "c", "code_verifier", "v", "client_id", id));
        assertThat(error.statusCode()).as(clause).isEqualTo(401);
        assertThat(Calls.members(error)).as(clause).containsEntry("error", "invalid_client");
        assertThat(String.valueOf(Calls.members(error).get("error_description")))
                .as(clause)
                .contains(reason);
    }

    private static Map<String, Object> spoilt(Map<String, Object> document, String member, @Nullable String value) {
        if (value == null) {
            document.remove(member);
        } else {
            document.put(member, Spoilt.value(value));
        }
        return document;
    }
}
