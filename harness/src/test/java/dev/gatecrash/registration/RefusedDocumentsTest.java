package dev.gatecrash.registration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.registration.WebHost.Page;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents and URLs that are no client: 401, and a page where a browser asks (CIMD §3 to §5, §8). */
class RefusedDocumentsTest {

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
            Calls.assertRefused(auth, id, reason, clause);
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

            Calls.assertRefused(auth, id.toString(), "The client metadata document " + reason, clause);
            assertThat(host.requests()).as("each of two requests asked once").isEqualTo(2);
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

            Calls.assertRefused(auth, id.toString(), reason, clause);
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

            Calls.assertRefused(auth, host.url("/c").toString(), "is not a JSON object", "CIMD §4");
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

            Calls.assertRefused(auth, id.toString(), "is longer than 5120 bytes", "CIMD §8.7");
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
            Calls.assertRefused(auth, host.url("/client.json").toString(), "The client_id must be https", "CIMD §3");
            assertThat(host.requests()).isZero();
        }
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
