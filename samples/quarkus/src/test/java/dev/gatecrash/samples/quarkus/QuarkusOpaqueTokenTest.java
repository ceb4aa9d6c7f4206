package dev.gatecrash.samples.quarkus;

import static dev.gatecrash.assertj.GatecrashAssertions.assertThat;

import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.flow.McpRequest;
import dev.gatecrash.quarkus.WithQuarkusAuthorizationServer;
import dev.gatecrash.token.Token;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** The same server where tokens are opaque, and the issuer has to be asked about each. */
// tag::opaque[]
@QuarkusTest
@TestProfile(IntrospectedAudience.class)
@WithQuarkusAuthorizationServer(opaqueTokens = true)
class QuarkusOpaqueTokenTest {

    private final URI url;

    QuarkusOpaqueTokenTest(@ConfigProperty(name = "gatecrash.resource") URI url) {
        this.url = url;
    }

    @Test
    void a_token_that_was_revoked_is_refused(AuthorizationServer auth) {
        Token token = auth.token().audience(url).scope("notes:read").mint();

        assertThat(McpRequest.listTools(url).bearer(token).send()).isOk();
        auth.revoke(token);

        assertThat(McpRequest.listTools(url).bearer(token).send()).isUnauthorized();
    }
}
// end::opaque[]
