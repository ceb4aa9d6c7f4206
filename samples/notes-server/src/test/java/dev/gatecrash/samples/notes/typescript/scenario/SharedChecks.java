package dev.gatecrash.samples.notes.typescript.scenario;

import static dev.gatecrash.http.Endpoint.AUTHORIZATION;
import static dev.gatecrash.http.Endpoint.REGISTRATION;
import static dev.gatecrash.http.Endpoint.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.http.Request;
import dev.gatecrash.samples.notes.typescript.Journals;
import java.util.Optional;

/** What the suite asserts of a client with a user in every scenario, besides what the scenario is about. */
final class SharedChecks {

    private SharedChecks() {}

    /**
     * PKCE with S256 ({@code pkce-*}), the kind of application at registration (SEP-837), and the resource as its metadata has
     * it, at both endpoints ({@code resource-parameter-*}).
     */
    static void assertHold(AuthorizationServer auth, ScenarioServer server) {
        Optional<String> resource = Optional.of(server.resource().toString());
        assertThat(Journals.requests(auth, REGISTRATION))
                .allSatisfy(request -> assertThat(request.body()).contains("\"application_type\":\"native\""));
        assertThat(Journals.requests(auth, AUTHORIZATION)).isNotEmpty().allSatisfy(request -> {
            assertThat(request.parameter("code_challenge")).isPresent();
            assertThat(request.parameter("code_challenge_method")).contains("S256");
            assertThat(request.parameter("resource")).isEqualTo(resource);
        });
        assertThat(Journals.requests(auth, TOKEN))
                .filteredOn(SharedChecks::redeemsCode)
                .isNotEmpty()
                .allSatisfy(request -> {
                    assertThat(request.parameter("code_verifier")).isPresent();
                    assertThat(request.parameter("resource")).isEqualTo(resource);
                });
    }

    private static boolean redeemsCode(Request request) {
        return request.parameter("grant_type").equals(Optional.of("authorization_code"));
    }
}
