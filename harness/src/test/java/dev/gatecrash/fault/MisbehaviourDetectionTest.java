package dev.gatecrash.fault;

import static dev.gatecrash.fault.Misbehaviour.CODE_FOR_ANOTHER_CLIENT;
import static dev.gatecrash.fault.Misbehaviour.ERROR_STATUS_200;
import static dev.gatecrash.fault.Misbehaviour.Family.AUTHORIZATION;
import static dev.gatecrash.fault.Misbehaviour.Family.KEYS;
import static dev.gatecrash.fault.Misbehaviour.Family.METADATA;
import static dev.gatecrash.fault.Misbehaviour.Family.REGISTRATION;
import static dev.gatecrash.fault.Misbehaviour.Family.TOKEN;
import static dev.gatecrash.fault.Misbehaviour.METADATA_MISSING;
import static dev.gatecrash.fault.Misbehaviour.METADATA_NOT_JSON;
import static dev.gatecrash.fault.Misbehaviour.REFRESH_INVALID_GRANT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.flow.Flow;
import dev.gatecrash.flow.FlowException;
import dev.gatecrash.flow.TokenSet;
import dev.gatecrash.web.CodeFlow;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Our own client refuses what it has to refuse, with the clause, and bears what it has to bear. */
class MisbehaviourDetectionTest {

    // Where the clause that the client names is not the one that the server broke.
    private static final Map<Misbehaviour, String> OTHER_CLAUSES = Map.of(
            METADATA_MISSING, "RFC 8414 §3.1",
            METADATA_NOT_JSON, "RFC 8414 §3.2",
            CODE_FOR_ANOTHER_CLIENT, "RFC 6749 §5.2",
            REFRESH_INVALID_GRANT, "RFC 6749 §5.2");

    private final AuthorizationServer auth = AuthorizationServer.start();

    @AfterEach
    void close() {
        auth.close();
    }

    private void run() {
        Flow flow = auth.flow().scopes("openid", "notes:read", "notes:write");
        TokenSet tokens = flow.authorizeAt(auth.issuer(), CodeFlow.NOTES);
        if (tokens.refreshToken().isPresent()) {
            flow.refresh(tokens);
        }
    }

    static Stream<Misbehaviour> detectable() {
        return Misbehaviour.of(METADATA, AUTHORIZATION, REGISTRATION, TOKEN).stream()
                .filter(m -> m.excuse().isEmpty());
    }

    static Stream<Misbehaviour> excused() {
        return Misbehaviour.all().stream().filter(m -> m.excuse().isPresent());
    }

    @ParameterizedTest
    @MethodSource("detectable")
    void a_strict_client_refuses_what_has_no_excuse_and_names_the_clause(Misbehaviour misbehaviour) {
        auth.misbehave(misbehaviour);
        if (misbehaviour == ERROR_STATUS_200) {
            auth.misbehave(REFRESH_INVALID_GRANT);
        }

        assertThatExceptionOfType(FlowException.class)
                .isThrownBy(this::run)
                .satisfies(e -> assertThat(e.clause())
                        .contains(OTHER_CLAUSES.getOrDefault(misbehaviour, misbehaviour.clause())));
    }

    @ParameterizedTest
    @MethodSource("excused")
    void a_strict_client_bears_what_has_an_excuse(Misbehaviour misbehaviour) {
        auth.misbehave(misbehaviour);

        assertThatCode(this::run).doesNotThrowAnyException();
    }

    static Stream<Misbehaviour> keys() {
        return Misbehaviour.of(KEYS).stream();
    }

    @ParameterizedTest
    @MethodSource("keys")
    void what_is_published_in_place_of_the_keys_verifies_nothing(Misbehaviour misbehaviour) throws Exception {
        String token = auth.token().audience(CodeFlow.NOTES).mint().value();
        auth.misbehave(misbehaviour);

        assertThat(PublishedKeysVerdict.of(auth, token)).isFalse();
        auth.behave();
        assertThat(PublishedKeysVerdict.of(auth, token)).isTrue();
    }
}
