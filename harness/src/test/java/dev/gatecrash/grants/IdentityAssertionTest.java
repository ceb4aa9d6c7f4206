package dev.gatecrash.grants;

import static dev.gatecrash.grants.Caller.NOTES;
import static dev.gatecrash.grants.Enterprise.ID_JAG;
import static dev.gatecrash.grants.Enterprise.JWT_BEARER;
import static dev.gatecrash.http.Endpoint.JWKS;
import static dev.gatecrash.http.Endpoint.METADATA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.token.Defect;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Enterprise-managed authorization in two issuers: the enterprise's identity provider, and the MCP server's own. */
class IdentityAssertionTest {

    private final Enterprise enterprise = new Enterprise();
    private final AuthorizationServer idp = enterprise.idp();
    private final AuthorizationServer auth = enterprise.auth();

    @AfterEach
    void close() {
        enterprise.close();
    }

    @Test
    void a_user_of_the_enterprise_gets_an_access_token_for_the_mcp_server() {
        Answer tokens = enterprise.present(enterprise.assertion().text("access_token"));

        assertThat(tokens.json())
                .containsEntry("token_type", "Bearer")
                .containsEntry("scope", "notes:read notes:write")
                .doesNotContainKeys("refresh_token", "id_token", "issued_token_type");
        assertThat(Caller.introspect(auth, tokens.text("access_token")))
                .containsEntry("sub", "alice")
                .containsEntry("client_id", "app")
                .containsEntry("aud", NOTES.toString())
                .containsEntry("scope", "notes:read notes:write");
    }

    @Test
    void a_client_may_have_another_id_at_the_mcp_server_s_issuer() {
        Caller atAuth = Caller.confidential(auth, "app-at-auth", JWT_BEARER);
        idp.clients().register(enterprise.atIdp().client().withIdAt(auth.issuer(), "app-at-auth"));

        Answer tokens = atAuth.token(
                "grant_type", JWT_BEARER, "assertion", enterprise.assertion().text("access_token"));

        assertThat(Caller.introspect(auth, tokens.text("access_token"))).containsEntry("client_id", "app-at-auth");
    }

    @Test
    void scopes_that_the_mcp_server_s_issuer_does_not_offer_are_left_out() {
        try (AuthorizationServer choosy = AuthorizationServer.builder()
                .scopes("notes:read")
                .trustIssuer(idp)
                .start()) {
            Caller client = Caller.confidential(choosy, "app", JWT_BEARER);
            String assertion = enterprise
                    .forged()
                    .audience(choosy.issuer())
                    .scope("notes:read", "notes:write", "openid")
                    .mint()
                    .value();

            assertThat(client.token("grant_type", JWT_BEARER, "assertion", assertion)
                            .text("scope"))
                    .isEqualTo("notes:read openid");
        }
    }

    @Test
    void keys_may_be_read_from_the_provider_s_jwks() {
        try (AuthorizationServer remote = AuthorizationServer.builder()
                .trustIssuer(idp.issuer(), idp.url(JWKS))
                .start()) {
            Caller client = Caller.confidential(remote, "app", JWT_BEARER);
            idp.keys().rotate();
            String assertion =
                    enterprise.forged().audience(remote.issuer()).mint().value();

            assertThat(client.token("grant_type", JWT_BEARER, "assertion", assertion)
                            .status())
                    .isEqualTo(200);
            String foreign = enterprise
                    .forged()
                    .audience(remote.issuer())
                    .with(Defect.UNKNOWN_KEY_ID)
                    .mint()
                    .value();
            assertThat(client.token("grant_type", JWT_BEARER, "assertion", foreign)
                            .refusal())
                    .isEqualTo("400 invalid_grant");
        }
    }

    @Test
    void both_sides_say_so_in_their_metadata() {
        assertThat(Caller.get(idp.url(METADATA)).json())
                .containsEntry("identity_chaining_requested_token_types_supported", List.of(ID_JAG))
                .doesNotContainKey("authorization_grant_profiles_supported");
        assertThat(Caller.get(auth.url(METADATA)).json())
                .containsEntry(
                        "authorization_grant_profiles_supported",
                        List.of("urn:ietf:params:oauth:grant-profile:id-jag"));
    }
}
