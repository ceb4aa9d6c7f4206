package dev.gatecrash.grants;

import static dev.gatecrash.grants.Caller.NOTES;
import static dev.gatecrash.http.Endpoint.JWKS;
import static dev.gatecrash.http.Endpoint.METADATA;
import static dev.gatecrash.http.Endpoint.TOKEN;
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

/** Workload identity federation: an agent shows its platform's JWT and is no client at all. */
class WorkloadIdentityTest {

    private static final String JWT_BEARER = "urn:ietf:params:oauth:grant-type:jwt-bearer";
    private static final String AGENT = "spiffe://example.org/ns/default/sa/agent";

    private final AuthorizationServer platform = AuthorizationServer.start();
    private final AuthorizationServer auth = AuthorizationServer.builder()
            .scopes("notes:read")
            .trustWorkloads(platform, AGENT)
            .start();
    private final TokenBuilder identity =
            platform.token().subject(AGENT).audience(auth.url(TOKEN)).without("client_id");

    @AfterEach
    void close() {
        auth.close();
        platform.close();
    }

    private static Answer present(AuthorizationServer at, String assertion, String... more) {
        String[] good = {"grant_type", JWT_BEARER, "assertion", assertion, "resource", NOTES.toString()};
        return Caller.send(at.url(TOKEN), Map.of(), Caller.pairs(Caller.change(good, more)));
    }

    @Test
    void a_workload_gets_an_access_token_without_being_a_client() {
        Answer answer = present(auth, identity.mint().value());

        assertThat(answer.json()).containsEntry("token_type", "Bearer").doesNotContainKey("refresh_token");
        assertThat(Caller.introspect(auth, answer.text("access_token")))
                .containsEntry("sub", AGENT)
                .containsEntry("client_id", AGENT)
                .containsEntry("aud", NOTES.toString());
    }

    @Test
    void the_issuer_itself_is_an_audience_too() {
        assertThat(present(auth, identity.audience(auth.issuer()).mint().value())
                        .status())
                .isEqualTo(200);
    }

    @Test
    void keys_may_be_read_from_the_platform_s_jwks() {
        try (AuthorizationServer remote = AuthorizationServer.builder()
                .trustWorkloads(platform.issuer(), platform.url(JWKS), AGENT)
                .start()) {
            String assertion = identity.audience(remote.url(TOKEN)).mint().value();

            assertThat(present(remote, assertion).status()).isEqualTo(200);
        }
    }

    @Test
    void an_identity_works_once() {
        String assertion = identity.mint().value();
        present(auth, assertion);

        assertThat(present(auth, assertion).refusal()).isEqualTo("400 invalid_grant");
    }

    @Test
    void a_reset_forgets_which_were_used() {
        String assertion = identity.mint().value();
        present(auth, assertion);

        auth.reset();

        assertThat(present(auth, assertion).status()).isEqualTo(200);
    }

    @Test
    void whoever_trusts_no_platform_asks_who_the_client_is() {
        try (AuthorizationServer other =
                AuthorizationServer.builder().trustIssuer(platform).start()) {
            assertThat(present(other, identity.mint().value()).refusal()).isEqualTo("401 invalid_client");
        }
    }

    @Test
    void no_profile_of_identity_assertions_is_promised() {
        assertThat(Caller.get(auth.url(METADATA)).json()).doesNotContainKey("authorization_grant_profiles_supported");
    }

    @Test
    void what_breaks_the_rules_is_refused() {
        assertInvalid(identity.subject("spiffe://example.org/other"), "RFC 7523 §3, sub not allowed");
        assertInvalid(identity.audience(URI.create("https://other.example/token")), "RFC 7523 §3, aud");
        assertInvalid(identity.without("jti"), "Workload Identity Federation, jti");
        assertInvalid(identity.without("exp"), "RFC 7523 §3, exp");
        assertInvalid(identity.with(Defect.EXPIRED), "RFC 7523 §3, exp");
        assertInvalid(identity.with(Defect.WRONG_ISSUER), "RFC 7523 §3, iss");
        assertInvalid(identity.with(Defect.UNPUBLISHED_KEY), "RFC 7523 §3, signature");
        assertInvalid(identity.with(Defect.UNSIGNED), "RFC 7523 §3, signature");
        assertInvalid(
                identity.header("typ", "oauth-id-jag+jwt").audience(auth.issuer()),
                "a workload issuer asserts no users");
    }

    private void assertInvalid(TokenBuilder assertion, String clause) {
        assertThat(present(auth, assertion.mint().value()).refusal()).as(clause).isEqualTo("400 invalid_grant");
    }

    @ParameterizedTest(name = "{0}: {1} -> {2}")
    @CsvSource(delimiter = '|', textBlock = """
            RFC 7521 §4.1 | assertion=                    | 400 invalid_request
            RFC 7523 §3.1 | assertion=nonsense            | 400 invalid_grant
            RFC 6749 §5.2 | scope=admin                   | 400 invalid_scope
            RFC 8707 §2   | resource=relative             | 400 invalid_target
            RFC 6749 §5.2 | client_id=unknown             | 401 invalid_client
            """)
    void a_request_that_is_not_in_order_is_refused(String clause, String changes, String expected) {
        assertThat(present(auth, identity.mint().value(), Caller.cell(changes)).refusal())
                .as(clause)
                .isEqualTo(expected);
    }

    @Test
    void a_client_must_be_registered_for_the_grant() {
        Caller client = Caller.confidential(auth, "plain");

        assertThat(client.token(
                                "grant_type",
                                JWT_BEARER,
                                "assertion",
                                identity.mint().value())
                        .refusal())
                .isEqualTo("400 unauthorized_client");
    }
}
