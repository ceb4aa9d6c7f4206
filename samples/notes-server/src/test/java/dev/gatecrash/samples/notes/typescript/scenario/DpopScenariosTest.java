package dev.gatecrash.samples.notes.typescript.scenario;

import static dev.gatecrash.http.Endpoint.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.AuthorizationServerBuilder;
import dev.gatecrash.http.Exchange;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens bound to a key of the client's (RFC 9449): {@code auth/dpop} and {@code auth/dpop-nonce}. */
@Timeout(300)
class DpopScenariosTest {

    @AutoClose
    private static ScenarioClient client;

    @BeforeAll
    static void start() {
        client = new ScenarioClient();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    @Tag("auth/dpop")
    @Tag("auth/dpop-nonce")
    void dpop_with_and_without_nonces(boolean nonces) {
        AuthorizationServerBuilder settings = AuthorizationServer.builder();
        try (AuthorizationServer auth = (nonces ? settings.requireDpopNonce() : settings).start();
                ScenarioServer server = ScenarioServer.start(auth).wantsProof(nonces)) {
            ScenarioClient.Outcome outcome = client.play(server, Map.of("dpop", true));

            assertThat(outcome.error()).as("%s", outcome).isEmpty();
            assertThat(auth.journal().at(TOKEN))
                    .extracting(Exchange::request)
                    .allSatisfy(request ->
                            assertThat(request.headers().first("DPoP")).isPresent());
            assertThat(auth.journal().at(TOKEN))
                    .extracting(exchange -> exchange.response().status())
                    .containsExactlyElementsOf(nonces ? List.of(400, 200) : List.of(200));
            SharedChecks.assertHold(auth, server);
            DpopGuard guard = server.guard();
            assertThat(guard.complaints()).isEmpty();
            assertThat(guard.proofs()).isGreaterThanOrEqualTo(3);
            assertThat(guard.hasAskedForNonce()).isEqualTo(nonces);
        }
    }
}
