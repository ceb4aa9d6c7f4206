package dev.gatecrash.refusal;

import static dev.gatecrash.http.Endpoint.REGISTRATION;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.util.JSONObjectUtils;
import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.web.Web;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Dynamic client registration, and the management of a registration. */
class RegistrationRefusalTest {

    private static final String TABLE = """
            RFC 7591 §3.2.2 | redirect_uris  |                                  | 400 invalid_redirect_uri
            RFC 7591 §3.2.2 | redirect_uris  | []                               | 400 invalid_redirect_uri
            RFC 7591 §3.2.2 | redirect_uris  | ['relative']                     | 400 invalid_redirect_uri
            RFC 6749 §3.1.2 | redirect_uris  | ['https://client.example/cb#f']  | 400 invalid_redirect_uri
            MCP Communication Security | redirect_uris | ['http://client.example/cb'] | 400 invalid_redirect_uri
            OAuth 2.1 §2.3  | redirect_uris  | ['https://*.example/cb']         | 400 invalid_redirect_uri
            RFC 9700 §4.11  | redirect_uris  | ['javascript:alert(1)']          | 400 invalid_redirect_uri
            RFC 7591 §3.2.2 | redirect_uris  | 'https://client.example/cb'      | 400 invalid_redirect_uri
            RFC 7591 §3.2.2 | redirect_uris  | [1]                              | 400 invalid_redirect_uri
            OpenID Connect Registration §2 | application_type | 'other'          | 400 invalid_client_metadata
            RFC 7591 §2     | token_endpoint_auth_method | 'bogus'              | 400 invalid_client_metadata
            RFC 7591 §2     | token_endpoint_auth_method | 'private_key_jwt'    | 400 invalid_client_metadata
            RFC 7591 §2.1   | response_types | ['token']                        | 400 invalid_client_metadata
            RFC 7591 §2.1   | grant_types    | ['client_credentials']           | 400 invalid_client_metadata
            RFC 7591 §2     | grant_types    | ['password']                     | 400 invalid_client_metadata
            RFC 7591 §2     | grant_types    | 'authorization_code'             | 400 invalid_client_metadata
            RFC 7591 §2     | scope          | 7                                | 400 invalid_client_metadata
            RFC 7591 §2     | client_name    | ['a']                            | 400 invalid_client_metadata
            RFC 7591 §2     | client_uri     | 'not a uri'                      | 400 invalid_client_metadata
            RFC 7591 §2     | logo_uri       | 'javascript:alert(1)'            | 400 invalid_client_metadata
            RFC 7591 §2     | contacts       | 'x'                              | 400 invalid_client_metadata
            RFC 7591 §2     | jwks           | 'keys'                           | 400 invalid_client_metadata
            RFC 7591 §2     | jwks           | {'keys':[]}                      | 400 invalid_client_metadata
            """;

    private final AuthorizationServer auth = AuthorizationServer.start();

    @AfterEach
    void no_request_met_a_bug() {
        auth.close();
    }

    private static Map<String, Object> good() {
        return new TreeMap<>(Map.of(
                "redirect_uris", List.of("https://client.example/cb"),
                "grant_types", List.of("authorization_code"),
                "response_types", List.of("code"),
                "token_endpoint_auth_method", "none"));
    }

    private static Map<String, Object> with(Map<String, Object> good, String member, @Nullable String value) {
        Map<String, Object> bad = new TreeMap<>(good);
        bad.remove(member);
        if (value != null) {
            bad.putAll(Web.json("{\"%s\":%s}".formatted(member, value.replace('\'', '"'))));
        }
        return bad;
    }

    private static HttpResponse<String> send(String method, URI url, Map<String, Object> body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(url)
                .header("Content-Type", Web.JSON)
                .method(method, BodyPublishers.ofString(JSONObjectUtils.toJSONString(body)));
        return Web.send(headers.length == 0 ? request : request.headers(headers));
    }

    @ParameterizedTest(name = "{0}: {1} {2} -> {3}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = TABLE)
    void a_registration(String clause, String member, @Nullable String value, String expected) {
        HttpResponse<String> answer = send("POST", auth.url(REGISTRATION), with(good(), member, value));

        assertThat(Row.outcome(answer)).as(clause).isEqualTo(expected);
        assertThat(Web.header(answer, "Cache-Control")).isEqualTo("no-store");
        assertThat(auth.clients().all()).isEmpty();
    }

    @ParameterizedTest(name = "{0}: {1} {2} -> {3}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = TABLE)
    void an_update(String clause, String member, @Nullable String value, String expected) {
        Map<String, Object> registered = Web.json(send("POST", auth.url(REGISTRATION), good()));
        Map<String, Object> update = good();
        update.put("client_id", registered.get("client_id"));

        HttpResponse<String> answer = send(
                "PUT",
                URI.create(String.valueOf(registered.get("registration_client_uri"))),
                with(update, member, value),
                "Authorization",
                "Bearer " + registered.get("registration_access_token"));

        assertThat(Row.outcome(answer)).as("RFC 7592 §2.2; " + clause).isEqualTo(expected);
        assertThat(auth.clients().all())
                .singleElement()
                .satisfies(client ->
                        assertThat(client.redirectUris()).containsExactly(URI.create("https://client.example/cb")));
    }

    @ParameterizedTest(name = "{0}: {1} -> {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            RFC 7591 §3.1   | application/json                  | not json             | 400 invalid_client_metadata
            RFC 7591 §3.1   | application/json                  | []                   | 400 invalid_client_metadata
            RFC 7591 §3.1   | application/json                  | [["redirect_uris",["https://a.example/"]]] | 400 invalid_client_metadata
            RFC 7591 §3.1   | application/json                  | null                 | 400 invalid_client_metadata
            RFC 7591 §3.1   | application/json                  | {} {}                | 400 invalid_client_metadata
            RFC 7591 §3.1   | text/plain                        | {}                   | 400 invalid_client_metadata
            RFC 7591 §3.1   | application/x-www-form-urlencoded | redirect_uris=a      | 400 invalid_client_metadata
            """)
    void another_content(String clause, String type, String body, String expected) {
        assertThat(Row.outcome(Web.post(auth.url(REGISTRATION), type, body)))
                .as(clause)
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}: {1} with {2} -> {3}")
    @CsvSource(delimiter = '|', textBlock = """
            RFC 6750 §3       | GET    |               | 401 Bearer
            RFC 6750 §3       | PUT    |               | 401 Bearer
            RFC 6750 §3       | DELETE |               | 401 Bearer
            RFC 7592 §2.1     | GET    | Bearer wrong  | 401 invalid_token Bearer
            RFC 7592 §2.2     | PUT    | Bearer wrong  | 401 invalid_token Bearer
            RFC 7592 §2.3     | DELETE | Bearer wrong  | 401 invalid_token Bearer
            RFC 9110 §15.5.6  | POST   | Bearer wrong  | 405
            RFC 9110 §15.5.6  | PATCH  | Bearer wrong  | 405
            """)
    void a_registration_that_is_not_the_caller_s(
            String clause, String method, @Nullable String authorization, String expected) {
        Map<String, Object> registered = Web.json(send("POST", auth.url(REGISTRATION), good()));
        URI url = URI.create(String.valueOf(registered.get("registration_client_uri")));
        String[] headers = authorization == null ? new String[0] : new String[] {"Authorization", authorization};

        HttpResponse<String> answer = send(method, url, good(), headers);

        assertThat(Row.outcome(answer)).as(clause).isEqualTo(expected);
        assertThat(auth.clients().all()).hasSize(1);
    }

    @Test
    void the_rows_are_of_the_good_registration() {
        assertThat(send("POST", auth.url(REGISTRATION), good()).statusCode()).isEqualTo(201);
    }
}
