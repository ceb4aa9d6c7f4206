package dev.gatecrash.samples.notes.typescript.scenario;

import static dev.gatecrash.fault.Misbehaviour.ISS_NORMALIZED;
import static dev.gatecrash.fault.Misbehaviour.ISS_SUPPORTED_MISSING;
import static dev.gatecrash.fault.Misbehaviour.ISS_UNEXPECTED;
import static dev.gatecrash.fault.Misbehaviour.ISS_WRONG_ISSUER;
import static dev.gatecrash.http.Endpoint.AUTHORIZATION;
import static dev.gatecrash.http.Endpoint.TOKEN;
import static dev.gatecrash.samples.notes.typescript.scenario.ScenarioClient.SUCCESS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.fault.Misbehaviour;
import dev.gatecrash.persona.Persona;
import dev.gatecrash.persona.Personas;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code iss} in authorization responses (RFC 9207): {@code auth/iss-*}. */
@Timeout(300)
class IssuerScenariosTest {

    @AutoClose
    private static ScenarioClient client;

    @BeforeAll
    static void start() {
        client = new ScenarioClient();
    }

    @ParameterizedTest
    @MethodSource
    @Tag("auth/iss-supported")
    @Tag("auth/iss-not-advertised")
    void a_client_goes_on(String scenario, Persona persona) {
        try (AuthorizationServer auth =
                        AuthorizationServer.builder().persona(persona).start();
                ScenarioServer server = ScenarioServer.start(auth)) {
            assertThat(client.play(server)).as(scenario).isEqualTo(SUCCESS);

            assertThat(auth.journal().at(TOKEN)).as(scenario).hasSize(1);
            SharedChecks.assertHold(auth, server);
        }
    }

    static Stream<Arguments> a_client_goes_on() {
        return Stream.of(
                Arguments.of("auth/iss-supported", Personas.STANDARD),
                Arguments.of("auth/iss-not-advertised", Personas.AUTHKIT));
    }

    @ParameterizedTest
    @MethodSource
    @Tag("auth/iss-supported-missing")
    @Tag("auth/iss-wrong-issuer")
    @Tag("auth/iss-unexpected")
    @Tag("auth/iss-normalized")
    void a_client_gives_up_before_it_redeems_the_code(String scenario, Misbehaviour misbehaviour) {
        try (AuthorizationServer auth =
                        AuthorizationServer.builder().misbehave(misbehaviour).start();
                ScenarioServer server = ScenarioServer.start(auth)) {
            assertThat(client.play(server).error()).as(scenario).contains("IssuerMismatchError");

            assertThat(auth.journal().at(AUTHORIZATION)).as(scenario).hasSize(1);
            assertThat(auth.journal().at(TOKEN)).as(scenario).isEmpty();
        }
    }

    static Stream<Arguments> a_client_gives_up_before_it_redeems_the_code() {
        return Stream.of(
                Arguments.of("auth/iss-supported-missing", ISS_SUPPORTED_MISSING),
                Arguments.of("auth/iss-wrong-issuer", ISS_WRONG_ISSUER),
                Arguments.of("auth/iss-unexpected", ISS_UNEXPECTED),
                Arguments.of("auth/iss-normalized", ISS_NORMALIZED));
    }
}
