package dev.gatecrash.samples.contract;

import static dev.gatecrash.assertj.GatecrashAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.flow.Flow;
import dev.gatecrash.flow.McpRequest;
import dev.gatecrash.flow.McpResponse;
import dev.gatecrash.flow.McpRevision;
import dev.gatecrash.flow.McpSession;
import dev.gatecrash.samples.contract.CorrectVariant.Tokens;
import dev.gatecrash.token.Defect;
import dev.gatecrash.token.Token;
import dev.gatecrash.token.TokenBuilder;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every correct server lets the right callers in, in every revision that it speaks, and no token with a defect. */
class CorrectServersTest {

    @ParameterizedTest
    @MethodSource("walkable")
    void a_client_goes_all_the_way_and_steps_up(CorrectVariant variant) {
        try (AuthorizationServer auth = variant.startIssuer();
                CorrectServer server = variant.start(auth)) {
            for (McpRevision revision : variant.revisions()) {
                Flow flow = auth.flow().revision(revision).user("alice").scopes("notes:read");
                McpSession session =
                        server.trust().map(flow::trust).orElse(flow).connect(server.url());

                assertThat(session.listTools()).contains("search_notes", "delete_note");
                assertThat(session.call("delete_note", Map.of("id", "1"))).isForbidden();
                session.stepUp();
                assertThat(session.call("delete_note", Map.of("id", "1"))).hasStatus(200);
                session.close();
            }
        }
    }

    // The flow cannot prove possession, and Okta registers no clients.
    static Stream<CorrectVariant> walkable() {
        return CorrectServers.all().stream()
                .filter(variant -> variant.tokens() != Tokens.BOUND)
                .filter(variant -> !variant.name().equals("scopes in scp"));
    }

    @ParameterizedTest
    @MethodSource("verifying")
    void no_token_with_a_defect_gets_in(CorrectVariant variant) {
        try (AuthorizationServer auth = variant.startIssuer();
                CorrectServer server = variant.start(auth)) {
            TokenBuilder good =
                    auth.token().audience(server.resource()).scope("notes:read").jwt();
            assertThat(listTools(server, good.mint())).isOk();

            for (Defect defect : offline()) {
                boolean scope = defect.family() == Defect.Family.SCOPE;
                assertThat(listTools(server, good.with(defect).mint()))
                        .as(defect.name())
                        .hasStatus(scope ? 403 : 401);
            }

            assertThat(listTools(server, good.mint())).isOk();
        }
    }

    static Stream<CorrectVariant> verifying() {
        return CorrectServers.all().stream().filter(variant -> variant.tokens() == Tokens.JWT);
    }

    private static List<Defect> offline() {
        return Defect.all().stream()
                .filter(defect -> defect.isVisibleOffline() && defect != Defect.DPOP_BOUND)
                // A leeway of minutes is legal, and some of the servers have one.
                .filter(defect -> defect != Defect.EXPIRED_A_SECOND_AGO)
                .toList();
    }

    private static McpResponse listTools(CorrectServer server, Token token) {
        McpRequest request = McpRequest.listTools(server.url()).bearer(token);
        return server.trust().map(request::trust).orElse(request).send();
    }
}
