package dev.gatecrash.grants;

import static dev.gatecrash.grants.Enterprise.JWT_BEARER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.token.Defect;
import dev.gatecrash.token.TokenBuilder;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The MCP server's side: which identity assertions its authorization server takes (RFC 7523 §3). */
class IdentityAssertionRedemptionTest {

    private final Enterprise enterprise = new Enterprise();
    private final AuthorizationServer auth = enterprise.auth();

    @AfterEach
    void close() {
        enterprise.close();
    }

    @Test
    void the_server_gives_what_is_both_asserted_and_asked_for() {
        String assertion =
                enterprise.forged().scope("notes:read", "notes:write").mint().value();

        assertThat(enterprise.present(assertion, "scope", "notes:write admin").text("scope"))
                .isEqualTo("notes:write");
        assertThat(enterprise.present(assertion, "scope", "admin").refusal()).isEqualTo("400 invalid_scope");
    }

    @Test
    void the_server_takes_the_same_assertion_again_while_it_is_good() {
        String assertion = enterprise.forged().mint().value();

        assertThat(enterprise.present(assertion).status()).isEqualTo(200);
        assertThat(enterprise.present(assertion).status()).isEqualTo(200);
    }

    @Test
    void the_server_stays_within_the_asserted_resource() {
        assertThat(enterprise
                        .present(enterprise.forged().mint().value(), "resource", "https://other.example/")
                        .refusal())
                .isEqualTo("400 invalid_target");
    }

    @ParameterizedTest
    @EnumSource(
            value = Defect.class,
            names = {
                "EXPIRED",
                "NOT_YET_VALID",
                "WRONG_AUDIENCE",
                "NO_AUDIENCE",
                "WRONG_ISSUER",
                "UNSIGNED",
                "ALTERED_PAYLOAD",
                "UNPUBLISHED_KEY",
                "UNKNOWN_KEY_ID",
                "HMAC_WITH_PUBLIC_KEY",
                "ID_TOKEN"
            })
    void the_server_refuses_a_forged_assertion(Defect defect) {
        assertThat(enterprise
                        .present(enterprise.forged().with(defect).mint().value())
                        .refusal())
                .as(defect.clause())
                .isEqualTo("400 invalid_grant");
    }

    @Test
    void the_server_refuses_what_breaks_the_draft() {
        assertInvalid(enterprise.forged().header("typ", "JWT"), "ID-JAG §4.4.1, typ");
        assertInvalid(enterprise.forged().client("other"), "ID-JAG §4.4.1, client_id");
        assertInvalid(enterprise.forged().without("client_id"), "ID-JAG §3.1, client_id");
        assertInvalid(
                enterprise.forged().audience(auth.issuer(), URI.create("https://b.example")), "ID-JAG §4.4.1, one aud");
        assertInvalid(enterprise.forged().without("sub"), "RFC 7523 §3, sub");
        assertInvalid(enterprise.forged().without("exp"), "RFC 7523 §3, exp");
        assertInvalid(enterprise.forged().without("jti"), "ID-JAG §3.1, jti");
        assertInvalid(enterprise.forged().without("iss"), "RFC 7523 §3, iss");
        assertInvalid(
                auth.token()
                        .header("typ", "oauth-id-jag+jwt")
                        .audience(auth.issuer())
                        .client("app"),
                "ID-JAG §8.3, its own");
    }

    private void assertInvalid(TokenBuilder assertion, String clause) {
        assertThat(enterprise.present(assertion.mint().value()).refusal())
                .as(clause)
                .isEqualTo("400 invalid_grant");
    }

    @ParameterizedTest(name = "{0}: {1} -> {2}")
    @CsvSource(delimiter = '|', textBlock = """
            RFC 7521 §4.1  | assertion=               | 400 invalid_request
            RFC 7523 §3.1  | assertion=nonsense       | 400 invalid_grant
            RFC 7523 §3.1  | assertion=a.b.c          | 400 invalid_grant
            RFC 7515 §4    | assertion=bnVsbA.e30.c2ln | 400 invalid_grant
            RFC 6749 §3.2  | assertion=a assertion=b  | 400 invalid_request
            """)
    void the_server_refuses_a_request_that_is_not_in_order(String clause, String changes, String expected) {
        assertThat(enterprise.present("x", Caller.cell(changes)).refusal())
                .as(clause)
                .isEqualTo(expected);
    }

    @Test
    void the_server_wants_the_client_to_authenticate() {
        Answer answer = Caller.send(
                auth.url(dev.gatecrash.http.Endpoint.TOKEN),
                Map.of(),
                Caller.pairs(
                        "grant_type",
                        JWT_BEARER,
                        "assertion",
                        enterprise.forged().mint().value()));

        assertThat(answer.refusal()).isEqualTo("401 invalid_client");
    }

    @Test
    void an_issuer_without_trust_in_anybody_does_not_know_the_grant() {
        Answer answer = enterprise
                .atIdp()
                .token(
                        "grant_type",
                        JWT_BEARER,
                        "assertion",
                        enterprise.forged().mint().value());

        assertThat(answer.refusal()).isEqualTo("400 unsupported_grant_type");
    }
}
