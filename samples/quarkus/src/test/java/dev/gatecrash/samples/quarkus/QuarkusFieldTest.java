package dev.gatecrash.samples.quarkus;

import static dev.gatecrash.assertj.GatecrashAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.quarkus.WithQuarkusAuthorizationServer;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** The server in a field, and how long it lives. Shares the application of {@link QuarkusNotesTest}. */
@NullUnmarked // Quarkus fills the fields in.
@QuarkusTest
@WithQuarkusAuthorizationServer
class QuarkusFieldTest {

    private static final Set<Object> SEEN = ConcurrentHashMap.newKeySet();

    // tag::field[]
    AuthorizationServer auth;
    // end::field[]

    @ConfigProperty(name = "quarkus.oidc.auth-server-url")
    String configured;

    @Test
    void the_field_and_the_parameter_are_the_server_that_the_application_trusts(AuthorizationServer parameter) {
        assertThat(auth).isSameAs(parameter);
        assertThat(auth.issuer()).hasToString(configured);
    }

    @Test
    void all_tests_have_the_same_one_and_find_its_journal_empty() {
        staysAndIsReset();
    }

    @Test
    void all_tests_have_the_same_one_and_find_its_journal_empty_again() {
        staysAndIsReset();
    }

    private void staysAndIsReset() {
        SEEN.add(auth);
        assertThat(SEEN).hasSize(1);
        assertThat(auth).receivedNothing();
        assertThat(auth).publishes("issuer", configured);
    }
}
