package dev.gatecrash.refusal;

import static dev.gatecrash.http.Endpoint.TOKEN;
import static dev.gatecrash.web.CodeFlow.CALLBACK;
import static dev.gatecrash.web.CodeFlow.NOTES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.client.AuthenticationMethod;
import dev.gatecrash.client.Client;
import dev.gatecrash.web.CodeFlow;
import dev.gatecrash.web.Params;
import dev.gatecrash.web.Web;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The token endpoint, and the grants of RFC 6749; the others' tables are beside their tests in {@code grants}. */
class TokenRefusalTest {

    private final AuthorizationServer auth = AuthorizationServer.builder()
            .scopes("notes:read", "notes:write")
            .resource(NOTES, URI.create("https://search.example/mcp"))
            .start();
    private final CodeFlow app = CodeFlow.publicClient(auth);
    private final CodeFlow service = CodeFlow.with(
            auth,
            auth.clients()
                    .register(Client.confidentialClient("service", "s3cret", CALLBACK)
                            .withGrants("client_credentials")));

    @BeforeEach
    void register() {
        auth.clients().register(Client.publicClient("another", CALLBACK));
        auth.clients()
                .register(new Client(
                        "codes-only",
                        Optional.of("s3cret"),
                        List.of(CALLBACK),
                        Set.of("authorization_code"),
                        Set.of(AuthenticationMethod.CLIENT_SECRET_POST)));
    }

    @AfterEach
    void no_request_met_a_bug() {
        auth.close();
    }

    private void assertRefused(HttpResponse<String> answer, String clause, String expected) {
        assertThat(Row.outcome(answer)).as(clause).isEqualTo(expected);
        assertThat(Web.header(answer, "Cache-Control")).as("RFC 6749 §5.1").isEqualTo("no-store");
        assertThat(answer.headers().map()).doesNotContainKey("location");
    }

    @ParameterizedTest(name = "{0}: {1} -> {2}")
    @CsvSource(delimiter = '|', textBlock = """
            RFC 6749 §5.2      | grant_type=                               | 400 invalid_request
            RFC 6749 §5.2      | grant_type=nonsense                       | 400 unsupported_grant_type
            OAuth 2.1 §10      | grant_type=password username=a password=b | 400 unsupported_grant_type
            RFC 6749 §5.2      | grant_type=urn:ietf:params:oauth:grant-type:jwt-bearer | 400 unsupported_grant_type
            RFC 6749 §3.2      | +grant_type=client_credentials            | 400 invalid_request
            RFC 6749 §5.2      | client_id=                                | 401 invalid_client Basic
            RFC 6749 §5.2      | client_id=nobody                          | 401 invalid_client Basic
            RFC 6749 §5.2      | client_id=codes-only                      | 401 invalid_client Basic
            RFC 6749 §2.3.1    | client_secret=guessed                     | 401 invalid_client Basic
            RFC 6749 §3.2      | +client_id=another                        | 400 invalid_request
            RFC 7521 §4.2      | client_assertion=x                        | 401 invalid_client Basic
            RFC 7521 §4.2      | client_assertion_type=urn:x               | 401 invalid_client Basic
            RFC 7521 §4.2      | client_assertion=x client_assertion_type=urn:ietf:params:oauth:client-assertion-type:jwt-bearer | 401 invalid_client Basic
            RFC 6749 §4.1.3    | code=                                     | 400 invalid_request
            RFC 6749 §5.2      | code=unknown                              | 400 invalid_grant
            RFC 6749 §3.2      | +code=unknown                             | 400 invalid_request
            RFC 6749 §5.2      | client_id=another                         | 400 invalid_grant
            RFC 7636 §4.6      | code_verifier=                            | 400 invalid_grant
            RFC 7636 §4.6      | code_verifier=xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx | 400 invalid_grant
            RFC 7636 §4.1      | code_verifier=short                       | 400 invalid_request
            RFC 6749 §4.1.3    | redirect_uri=https://client.example/other | 400 invalid_grant
            RFC 8707 §2.2      | resource=https://search.example/mcp       | 400 invalid_target
            RFC 8707 §2        | resource=relative                         | 400 invalid_target
            RFC 9396 §6        | authorization_details=nonsense            | 400 invalid_authorization_details
            """)
    void an_authorization_code(String clause, String changes, String expected) {
        Params good = app.redemption(app.code("resource", NOTES.toString()))
                .with("client_id", app.client().id());

        assertRefused(Web.form(auth.url(TOKEN), Row.changed(good, changes)), clause, expected);
    }

    @ParameterizedTest(name = "{0}: {1} -> {2}")
    @CsvSource(delimiter = '|', textBlock = """
            RFC 6749 §6        | refresh_token=                      | 400 invalid_request
            RFC 6749 §5.2      | refresh_token=unknown               | 400 invalid_grant
            RFC 6749 §3.2      | +refresh_token=unknown              | 400 invalid_request
            RFC 6749 §5.2      | client_id=another                   | 400 invalid_grant
            RFC 6749 §6        | scope=notes:write                   | 400 invalid_scope
            RFC 6749 §6        | scope=notes:read+notes:write        | 400 invalid_scope
            RFC 6749 §3.3      | scope=%22                           | 400 invalid_scope
            RFC 8707 §2.2      | resource=https://search.example/mcp | 400 invalid_target
            RFC 9396 §6        | authorization_details=nonsense      | 400 invalid_authorization_details
            """)
    void a_refresh_token(String clause, String changes, String expected) {
        Object token =
                app.tokens("scope", "notes:read", "resource", NOTES.toString()).get("refresh_token");
        Params good = Params.of(
                "grant_type",
                "refresh_token",
                "refresh_token",
                String.valueOf(token),
                "client_id",
                app.client().id());

        assertRefused(Web.form(auth.url(TOKEN), Row.changed(good, changes)), clause, expected);
    }

    @ParameterizedTest(name = "{0}: {1} -> {2}")
    @CsvSource(delimiter = '|', textBlock = """
            RFC 6749 §4.4      | client_id=another client_secret=    | 400 unauthorized_client
            RFC 6749 §5.2      | client_id=codes-only                | 400 unauthorized_client
            RFC 6749 §5.2      | client_secret=wrong                 | 401 invalid_client Basic
            RFC 6749 §5.2      | client_secret=                      | 401 invalid_client Basic
            RFC 6749 §5.2      | scope=admin                         | 400 invalid_scope
            RFC 6749 §3.3      | scope=%5C                           | 400 invalid_scope
            RFC 6749 §3.3      | scope=notes:read+%0B                | 400 invalid_scope
            RFC 6749 §3.2      | scope=notes:read +scope=notes:write | 400 invalid_request
            RFC 8707 §2        | resource=https://unknown.example/   | 400 invalid_target
            RFC 8707 §2        | resource=relative                   | 400 invalid_target
            """)
    void client_credentials(String clause, String changes, String expected) {
        Params good = Params.of("grant_type", "client_credentials", "client_id", "service", "client_secret", "s3cret");

        assertRefused(Web.form(auth.url(TOKEN), Row.changed(good, changes)), clause, expected);
        assertThat(service.token(Params.of("grant_type", "client_credentials")).statusCode())
                .as("the good request")
                .isEqualTo(200);
    }

    @ParameterizedTest(name = "{0}: {1} -> {2}")
    @CsvSource(delimiter = '|', textBlock = """
            RFC 9449 §4.3 | nonsense              | 400 invalid_dpop_proof
            RFC 9449 §4.3 | e30.e30.AAAA          | 400 invalid_dpop_proof
            RFC 7515 §4   | bnVsbA.e30.c2ln       | 400 invalid_dpop_proof
            RFC 9449 §4.3 | eyJ0eXAiOiJkcG9wK2p3dCIsImFsZyI6Im5vbmUifQ.e30. | 400 invalid_dpop_proof
            """)
    void a_proof(String clause, String proof, String expected) {
        Params form = Params.of("grant_type", "client_credentials");

        HttpResponse<String> answer =
                Web.form(auth.url(TOKEN), form, "DPoP", proof, "Authorization", Web.basic("service", "s3cret"));

        assertRefused(answer, clause, expected);
    }

    @ParameterizedTest(name = "{0}: {1} -> {2}")
    @CsvSource(delimiter = '|', textBlock = """
            RFC 6749 §3.2     | GET    | 405
            RFC 9110 §15.5.6  | PUT    | 405
            RFC 9110 §15.5.6  | DELETE | 405
            """)
    void another_method(String clause, String method, String expected) {
        HttpResponse<String> answer = Web.method(method, auth.url(TOKEN));

        assertThat(Row.outcome(answer)).as(clause).isEqualTo(expected);
        assertThat(Web.header(answer, "Allow")).contains("POST");
    }

    @ParameterizedTest(name = "{0}: {1} -> {2}")
    @CsvSource(delimiter = '|', textBlock = """
            RFC 6749 §3.2    | application/json                  | {}                             | 400 invalid_request
            RFC 6749 §3.2    | text/plain                        | grant_type=client_credentials  | 400 invalid_request
            RFC 6749 §3.2    | application/x-www-form-urlencoded | grant_type=%zz                 | 400 invalid_request
            """)
    void another_content(String clause, String type, String body, String expected) {
        HttpResponse<String> answer =
                Web.post(auth.url(TOKEN), type, body, "Authorization", Web.basic("service", "s3cret"));

        assertRefused(answer, clause, expected);
    }
}
