package dev.gatecrash.samples.quarkus;

import static dev.gatecrash.assertj.GatecrashAssertions.assertThat;
import static dev.gatecrash.http.Endpoint.INTROSPECTION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.check.Report;
import dev.gatecrash.contract.McpServerContract;
import dev.gatecrash.quarkus.WithQuarkusAuthorizationServer;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** Introspection as the contract wants it. Shares the application of {@link QuarkusOpaqueTokenTest}. */
@QuarkusTest
@TestProfile(IntrospectedAudience.class)
@WithQuarkusAuthorizationServer(opaqueTokens = true)
class QuarkusIntrospectionTest {

    private final URI url;

    QuarkusIntrospectionTest(@ConfigProperty(name = "gatecrash.resource") URI url) {
        this.url = url;
    }

    @Test
    void it_introspects_as_it_should(AuthorizationServer auth) {
        Report report = McpServerContract.of(url, auth)
                .scopes("notes:read")
                .only("INT", "AUD-01")
                .run();

        assertThat(report.failed()).as(report.describe()).isEmpty();
        // Quarkus looks at exp of the response, and not at nbf.
        assertThat(report.warned())
                .extracting(finding -> finding.check().id())
                .as(report.describe())
                .containsExactly("INT-05");
        assertThat(report.passed()).as(report.describe()).hasSizeGreaterThan(3);
        assertThat(auth).received(INTROSPECTION).withParameter("token");
    }
}
