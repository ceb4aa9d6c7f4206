package dev.gatecrash.refusal;

import static dev.gatecrash.http.Endpoint.AUTHORIZATION;
import static dev.gatecrash.http.Endpoint.PUSHED_AUTHORIZATION;
import static dev.gatecrash.web.CodeFlow.CALLBACK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.client.AuthenticationMethod;
import dev.gatecrash.client.Client;
import dev.gatecrash.user.Consent;
import dev.gatecrash.web.CodeFlow;
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

/** The authorization endpoint, and pushed authorization requests. */
class AuthorizationRefusalTest {

    private final AuthorizationServer auth = AuthorizationServer.builder()
            .scopes("notes:read", "notes:write")
            .resource(CodeFlow.NOTES)
            .acrValues("urn:pwd")
            .authorizationDetailsTypes("payment")
            .start();
    private final CodeFlow app = CodeFlow.publicClient(auth);

    @BeforeEach
    void register() {
        auth.clients()
                .register(new Client(
                        "no-codes",
                        Optional.empty(),
                        List.of(CALLBACK),
                        Set.of("client_credentials"),
                        Set.of(AuthenticationMethod.NONE)));
        auth.clients()
                .register(new Client(
                        "two-places",
                        Optional.empty(),
                        List.of(CALLBACK, URI.create("https://client.example/other")),
                        Set.of("authorization_code"),
                        Set.of(AuthenticationMethod.NONE)));
        auth.clients()
                .register(Client.publicClient("pushes", CALLBACK)
                        .withMetadata("require_pushed_authorization_requests", true));
    }

    @AfterEach
    void no_request_met_a_bug() {
        auth.close();
    }

    @ParameterizedTest(name = "{0}: {1} -> {2}")
    @CsvSource(delimiter = '|', textBlock = """
            RFC 6749 §4.1.2.1 | client_id=                                | 400 page invalid_request
            RFC 6749 §4.1.2.1 | client_id=nobody                          | 400 page invalid_request
            RFC 6749 §3.1     | +client_id=nobody                         | 400 page invalid_request
            RFC 6749 §3.1.2.3 | client_id=two-places redirect_uri=        | 400 page invalid_request
            RFC 6749 §3.1.2.4 | redirect_uri=https://evil.example/        | 400 page invalid_request
            OAuth 2.1 §2.3.1  | redirect_uri=https://client.example/callback/ | 400 page invalid_request
            RFC 8252 §8.3     | redirect_uri=http://localhost/callback    | 400 page invalid_request
            RFC 6749 §3.1     | +redirect_uri=https://evil.example/       | 400 page invalid_request
            RFC 9126 §4       | request_uri=urn:ietf:params:oauth:request_uri:x | 400 page invalid_request_uri
            RFC 6749 §4.1.2.1 | response_type=                            | redirect invalid_request
            OAuth 2.1 §10.1   | response_type=token                       | redirect unsupported_response_type
            RFC 6749 §8.4     | response_type=code+token                  | redirect unsupported_response_type
            RFC 6749 §3.1.1   | response_type=code+%0B                    | redirect invalid_request
            OAuth 2.0 Multiple Response Types §2.1 | response_mode=fragment | redirect invalid_request
            RFC 6749 §4.1.2.1 | client_id=no-codes                        | redirect unauthorized_client
            OAuth 2.1 §4.1.2.1 | code_challenge=                          | redirect invalid_request
            RFC 7636 §4.4.1   | code_challenge_method=plain               | redirect invalid_request
            RFC 7636 §4.3     | code_challenge_method=                    | redirect invalid_request
            RFC 7636 §4.4.1   | code_challenge_method=S512                | redirect invalid_request
            RFC 7636 §4.2     | code_challenge=short                      | redirect invalid_request
            RFC 7636 §4.2     | code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-c%20 | redirect invalid_request
            RFC 6749 §3.1     | scope=notes:read +scope=notes:write       | redirect invalid_request
            RFC 6749 §3.1     | +state=another                            | redirect invalid_request
            RFC 6749 §3.1     | +code_challenge_method=plain              | redirect invalid_request
            RFC 6749 §4.1.2.1 | scope=admin                               | redirect invalid_scope
            RFC 6749 §3.3     | scope=%5C                                 | redirect invalid_scope
            RFC 6749 §3.3     | scope=notes:read+%0B                      | redirect invalid_scope
            RFC 8707 §2       | resource=relative                         | redirect invalid_target
            RFC 8707 §2       | resource=https://notes.example/mcp%23a    | redirect invalid_target
            RFC 8707 §2       | resource=https://unknown.example/         | redirect invalid_target
            RFC 8707 §2       | resource=https://notes.example/mcp +resource=https://unknown.example/ | redirect invalid_target
            OpenID Connect Core §3.1.2.6 | request=e30.e30.               | redirect request_not_supported
            OpenID Connect Core §3.1.2.6 | request_uri=https://client.example/request | redirect request_uri_not_supported
            OpenID Connect Core §3.1.2.6 | prompt=none                    | redirect login_required
            OpenID Connect Core §3.1.2.1 | prompt=none+login              | redirect invalid_request
            OpenID Connect Core §3.1.2.1 | prompt=dance                   | redirect invalid_request
            OpenID Connect Core §3.1.2.1 | max_age=soon                   | redirect invalid_request
            OpenID Connect Core §3.1.2.2 | id_token_hint=nonsense         | redirect invalid_request
            RFC 6749 §4.1.2.1 | login_hint=nobody                         | redirect access_denied
            RFC 9470 §5       | acr_values=urn:mfa                        | redirect unmet_authentication_requirements
            RFC 9396 §5       | authorization_details=nonsense            | redirect invalid_authorization_details
            RFC 9396 §5       | authorization_details=%5B%7B%22type%22:%22other%22%7D%5D | redirect invalid_authorization_details
            RFC 9449 §10      | dpop_jkt=short                            | redirect invalid_request
            RFC 9126 §6       | client_id=pushes                          | redirect invalid_request
            """)
    void an_authorization_request(String clause, String changes, String expected) {
        HttpResponse<String> answer = app.authorize(Row.changed(app.question(), changes));

        assertThat(Row.outcome(answer)).as(clause).isEqualTo(expected);
        if (expected.startsWith("redirect")) {
            assertThat(Web.location(answer)).startsWith(CALLBACK + "?");
            assertThat(Web.redirected(answer))
                    .as("RFC 6749 §4.1.2.1; RFC 9207 §2")
                    .containsEntry("state", "xyz")
                    .containsEntry("iss", auth.issuer().toString())
                    .doesNotContainKey("code");
        } else {
            assertThat(answer.headers().map()).doesNotContainKey("location");
        }
    }

    @ParameterizedTest(name = "{0}: {1} -> {2}")
    @CsvSource(delimiter = '|', textBlock = """
            RFC 6749 §4.1.2.1            | denied   |             | redirect access_denied
            OpenID Connect Core §3.1.2.6 | denied   | prompt=none | redirect consent_required
            OpenID Connect Core §3.1.2.6 | asked    | prompt=none | redirect consent_required
            """)
    void a_request_that_the_user_does_not_grant(String clause, String consent, String changes, String expected) {
        app.authorize();
        auth.users().answerConsent(consent.equals("denied") ? Consent.denied() : Consent.asked());

        HttpResponse<String> answer =
                app.authorize(changes == null ? app.question() : Row.changed(app.question(), changes));

        assertThat(Row.outcome(answer)).as(clause).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}: {1} -> {2}")
    @CsvSource(delimiter = '|', textBlock = """
            RFC 9110 §15.5.6  | PUT    | 405
            RFC 9110 §15.5.6  | DELETE | 405
            RFC 9110 §9.3.7   | OPTIONS | 405
            """)
    void another_method(String clause, String method, String expected) {
        HttpResponse<String> answer = Web.method(method, auth.url(AUTHORIZATION));

        assertThat(Row.outcome(answer)).as(clause).isEqualTo(expected);
        assertThat(Web.header(answer, "Allow")).contains("GET", "POST");
    }

    @ParameterizedTest(name = "{0}: {1} -> {2}")
    @CsvSource(delimiter = '|', textBlock = """
            RFC 6749 §2.3.1     | client_id=                              | 401 invalid_client Basic
            RFC 6749 §5.2       | client_id=nobody                        | 401 invalid_client Basic
            RFC 6749 §2.3.1     | client_secret=guessed                   | 401 invalid_client Basic
            RFC 9126 §2.1       | request_uri=urn:ietf:params:oauth:request_uri:x | 400 invalid_request
            RFC 9126 §3         | request=e30.e30.                        | 400 request_not_supported
            RFC 9126 §2.3       | redirect_uri=https://evil.example/      | 400 invalid_request
            RFC 9126 §2.3       | client_id=two-places redirect_uri=      | 400 invalid_request
            RFC 9126 §2.3       | response_type=                          | 400 invalid_request
            RFC 9126 §2.3       | response_type=token                     | 400 unsupported_response_type
            RFC 9126 §2.3       | client_id=no-codes                      | 400 unauthorized_client
            OAuth 2.1 §4.1.2.1  | code_challenge=                         | 400 invalid_request
            RFC 7636 §4.4.1     | code_challenge_method=plain             | 400 invalid_request
            RFC 6749 §3.1       | +state=another                          | 400 invalid_request
            RFC 6749 §4.1.2.1   | scope=admin                             | 400 invalid_scope
            RFC 8707 §2         | resource=https://unknown.example/       | 400 invalid_target
            RFC 9396 §5         | authorization_details=nonsense          | 400 invalid_authorization_details
            RFC 9449 §10        | dpop_jkt=short                          | 400 invalid_request
            OpenID Connect Core §3.1.2.1 | prompt=dance                   | 400 invalid_request
            OpenID Connect Core §3.1.2.2 | id_token_hint=nonsense         | 400 invalid_request
            """)
    void a_pushed_request(String clause, String changes, String expected) {
        HttpResponse<String> answer = Web.form(auth.url(PUSHED_AUTHORIZATION), Row.changed(app.question(), changes));

        assertThat(Row.outcome(answer)).as(clause).isEqualTo(expected);
        assertThat(answer.headers().map()).doesNotContainKey("location");
    }
}
