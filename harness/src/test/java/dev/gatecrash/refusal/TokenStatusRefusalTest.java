package dev.gatecrash.refusal;

import static dev.gatecrash.http.Endpoint.INTROSPECTION;
import static dev.gatecrash.http.Endpoint.REVOCATION;
import static dev.gatecrash.http.Endpoint.USER_INFO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.token.Defect;
import dev.gatecrash.token.TokenBuilder;
import dev.gatecrash.web.CodeFlow;
import dev.gatecrash.web.Params;
import dev.gatecrash.web.Web;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is asked about a token or done to it: introspection, revocation, userinfo. */
class TokenStatusRefusalTest {

    private final AuthorizationServer auth = AuthorizationServer.start();

    @BeforeEach
    void register() {
        auth.clients().registerConfidential("rs", "s3cret");
        auth.clients().registerConfidential("other", "s3cret");
        auth.clients().register(dev.gatecrash.client.Client.publicClient("public", CodeFlow.CALLBACK));
    }

    @AfterEach
    void no_request_met_a_bug() {
        auth.close();
    }

    private Params good() {
        return Params.of(
                "token", auth.token().client("rs").mint().value(), "client_id", "rs", "client_secret", "s3cret");
    }

    @ParameterizedTest(name = "{0}: {1} -> {2}")
    @CsvSource(delimiter = '|', textBlock = """
            RFC 7662 §2.1   | token=                          | 400 invalid_request
            RFC 6749 §3.2   | +token=another                  | 400 invalid_request
            RFC 7662 §2.3   | client_id= client_secret=       | 401 invalid_client Basic
            RFC 7662 §2.3   | client_id=nobody                | 401 invalid_client Basic
            RFC 7662 §2.3   | client_secret=wrong             | 401 invalid_client Basic
            RFC 7662 §2.3   | client_secret=                  | 401 invalid_client Basic
            RFC 7662 §2.1   | client_id=public client_secret= | 401 invalid_client Basic
            """)
    void an_introspection(String clause, String changes, String expected) {
        HttpResponse<String> answer = Web.form(auth.url(INTROSPECTION), Row.changed(good(), changes));

        assertThat(Row.outcome(answer)).as(clause).isEqualTo(expected);
        assertThat(answer.body()).doesNotContain("active");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            RFC 7662 §2.2   | token=unknown
            RFC 7662 §2.2   | token=a.b.c
            RFC 7662 §2.2   | token=%00
            RFC 7662 §2.1   | token=unknown token_type_hint=nonsense
            """)
    void an_introspection_of_what_is_no_token(String clause, String changes) {
        HttpResponse<String> answer = Web.form(auth.url(INTROSPECTION), Row.changed(good(), changes));

        assertThat(answer.statusCode()).as(clause).isEqualTo(200);
        assertThat(answer.body()).as(clause).isEqualTo("{\"active\":false}");
    }

    @ParameterizedTest(name = "{0}: {1} -> {2}")
    @CsvSource(delimiter = '|', textBlock = """
            RFC 7009 §2.1   | token=                          | 400 invalid_request
            RFC 6749 §3.2   | +token=another                  | 400 invalid_request
            RFC 7009 §2.1   | client_id= client_secret=       | 401 invalid_client Basic
            RFC 7009 §2.1   | client_id=nobody                | 401 invalid_client Basic
            RFC 7009 §2.1   | client_secret=wrong             | 401 invalid_client Basic
            RFC 7009 §2.1   | client_secret=                  | 401 invalid_client Basic
            RFC 7009 §2.1   | client_id=other                 | 400 unauthorized_client
            """)
    void a_revocation(String clause, String changes, String expected) {
        Params good = good();

        HttpResponse<String> answer = Web.form(auth.url(REVOCATION), Row.changed(good, changes));

        assertThat(Row.outcome(answer)).as(clause).isEqualTo(expected);
        assertThat(CodeFlow.isActive(auth, good.value("token"))).as(clause).isTrue();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            RFC 7009 §2.2   | token=unknown
            RFC 7009 §2.2   | token=a.b.c
            RFC 7009 §2.1   | token_type_hint=nonsense
            """)
    void a_revocation_of_what_is_not_there_is_done(String clause, String changes) {
        HttpResponse<String> answer = Web.form(auth.url(REVOCATION), Row.changed(good(), changes));

        assertThat(answer.statusCode()).as(clause).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
    }

    @ParameterizedTest(name = "{0}: {1} {2} -> {3}")
    @CsvSource(delimiter = '|', textBlock = """
            RFC 6750 §3      | Bearer |               | 401 null Bearer
            RFC 6750 §3.1    | Bearer | EXPIRED       | 401 invalid_token Bearer
            RFC 6750 §3.1    | Bearer | NOT_YET_VALID | 401 invalid_token Bearer
            RFC 6750 §3.1    | Bearer | UNSIGNED      | 401 invalid_token Bearer
            RFC 6750 §3.1    | Bearer | WRONG_ISSUER  | 401 invalid_token Bearer
            RFC 6750 §3.1    | Bearer | OPAQUE_GARBAGE | 401 invalid_token Bearer
            RFC 8725 §3.12   | Bearer | ID_TOKEN      | 401 invalid_token Bearer
            RFC 8725 §3.12   | Bearer | LOGOUT_TOKEN  | 401 invalid_token Bearer
            RFC 9449 §7.2    | Bearer | DPOP_BOUND    | 401 invalid_token Bearer
            RFC 6750 §3.1    | Bearer | MISSING_SCOPE | 403 insufficient_scope Bearer
            RFC 6750 §3.1    | Basic  | EXPIRED       | 400 invalid_request Bearer
            RFC 9449 §7.1    | DPoP   | DPOP_BOUND    | 401 invalid_dpop_proof DPoP
            """)
    void userinfo(String clause, String scheme, String defect, String expected) {
        TokenBuilder token = auth.token().scope("openid");
        String[] headers = defect == null
                ? new String[0]
                : new String[] {
                    "Authorization",
                    scheme + " " + token.with(Defect.valueOf(defect)).mint()
                };

        HttpResponse<String> answer = Web.get(auth.url(USER_INFO), headers);

        assertThat(Row.outcome(answer)).as(clause).isEqualTo(expected.replace("null ", ""));
        assertThat(answer.body()).doesNotContain("alice");
    }
}
