package dev.gatecrash.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.http.Endpoint;
import dev.gatecrash.key.SigningAlgorithm;
import dev.gatecrash.web.CodeFlow;
import java.net.URI;
import java.text.ParseException;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each defect is refused by every correct verifier, and accepted by one that leaves out exactly the check it is for. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DefectVerdictTest {

    private static final String NOTES = "http://notes.example:8080/mcp";
    private static final String SCOPE = "notes:read";

    private final Map<SigningAlgorithm, AuthorizationServer> servers = Map.of(
            SigningAlgorithm.RS256,
            AuthorizationServer.builder().algorithm(SigningAlgorithm.RS256).start(),
            SigningAlgorithm.ES256,
            AuthorizationServer.builder().algorithm(SigningAlgorithm.ES256).start());

    @BeforeAll
    void time_stands_still() {
        servers.values().forEach(auth -> auth.clock().freeze());
    }

    @AfterAll
    void no_request_met_a_bug() {
        servers.values().forEach(AuthorizationServer::close);
    }

    @ParameterizedTest
    @MethodSource("algorithms")
    void a_good_token_is_accepted_by_all(SigningAlgorithm algorithm) throws ParseException {
        AuthorizationServer auth = server(algorithm);
        assertThat(strict(auth).objection(good(auth).mint())).isEmpty();
        assertThat(careless(auth, Set.of()).accepts(good(auth).mint())).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void what_is_unusual_but_legal_is_accepted(UnusualToken unusual) throws ParseException {
        AuthorizationServer auth = server(SigningAlgorithm.ES256);

        assertThat(strict(auth).objection(unusual.from(good(auth)))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("visible")
    void a_defect_is_refused_by_correct_verifiers(SigningAlgorithm algorithm, Defect defect) throws ParseException {
        AuthorizationServer auth = server(algorithm);
        Token bad = good(auth).with(defect).mint();

        assertThat(strict(auth).objection(bad)).as(defect.meaning()).isPresent();
        assertThat(careless(auth, Set.of()).accepts(bad)).as(defect.meaning()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("visible")
    void a_defect_is_accepted_where_its_check_is_left_out(SigningAlgorithm algorithm, Defect defect) {
        AuthorizationServer auth = server(algorithm);
        Token bad = good(auth).with(defect).mint();

        assertThat(careless(auth, Carelessness.thatAccepts(defect)).accepts(bad))
                .as(defect.meaning())
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("visible")
    void no_other_carelessness_is_enough(SigningAlgorithm algorithm, Defect defect) {
        AuthorizationServer auth = server(algorithm);
        // Whoever takes anything takes this too, and two kinds of key are told apart by nobody who skips signatures.
        assumeThat(defect.family())
                .isIn(Defect.Family.TIME, Defect.Family.IDENTITY, Defect.Family.AUDIENCE, Defect.Family.SCOPE);
        Set<Carelessness> others = EnumSet.complementOf(EnumSet.copyOf(Carelessness.thatAccepts(defect)));
        others.removeAll(EnumSet.of(
                Carelessness.TAKES_ANYTHING,
                Carelessness.DISCOVERS_ANY_ISSUER,
                Carelessness.FETCHES_KEYS_BY_ID,
                Carelessness.TRUSTS_JKU,
                Carelessness.TRUSTS_X5U,
                Carelessness.TAKES_DER));

        assertThat(careless(auth, others).accepts(good(auth).with(defect).mint()))
                .isFalse();
    }

    @ParameterizedTest
    @MethodSource("algorithms")
    void what_only_the_issuer_knows_is_accepted_offline(SigningAlgorithm algorithm) throws ParseException {
        AuthorizationServer auth = server(algorithm);
        for (Defect defect : Defect.all()) {
            if (!defect.isVisibleOffline()) {
                assertThat(strict(auth).objection(good(auth).with(defect).mint()))
                        .isEmpty();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("algorithms")
    void what_only_the_issuer_knows_is_refused_by_who_asks_it(SigningAlgorithm algorithm) {
        AuthorizationServer auth = server(algorithm);
        assertThat(CodeFlow.isActive(auth, good(auth).mint())).isTrue();

        for (Defect defect : Defect.all()) {
            if (!defect.isVisibleOffline()) {
                assertThat(CodeFlow.isActive(auth, good(auth).with(defect).mint()))
                        .as(defect.meaning())
                        .isFalse();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("nearMisses")
    void a_near_miss_is_taken_by_the_comparison_it_is_for(Defect defect, BiPredicate<String, String> comparison) {
        AuthorizationServer auth = server(SigningAlgorithm.RS256);
        Token bad = good(auth).with(defect).mint();
        boolean issuer = defect.family() == Defect.Family.IDENTITY;
        String right = issuer ? auth.issuer().toString() : NOTES;
        String wrong = String.valueOf(bad.claims().get(issuer ? "iss" : "aud"));

        assertThat(wrong).isNotEqualTo(right);
        assertThat(comparison.test(right, wrong)).as("%s for %s", wrong, right).isTrue();
    }

    @ParameterizedTest
    @MethodSource("nearScopes")
    void a_near_scope_is_taken_by_the_comparison_it_is_for(Defect defect, BiPredicate<String, String> comparison) {
        Token bad = good(server(SigningAlgorithm.RS256)).with(defect).mint();

        assertThat(comparison.test(SCOPE, String.valueOf(bad.claims().get("scope"))))
                .isTrue();
    }

    @Test
    void every_fetch_of_an_attackers_document_is_in_the_journal() {
        AuthorizationServer auth = server(SigningAlgorithm.RS256);
        List<Defect> pointing =
                List.of(Defect.JKU_HEADER, Defect.X5U_HEADER, Defect.KEY_ID_URL, Defect.OTHER_ISSUERS_TOKEN);

        for (Defect defect : pointing) {
            int before = auth.journal().at(Endpoint.ATTACKER).size();
            careless(auth, Set.of()).accepts(good(auth).with(defect).mint());
            assertThat(auth.journal().at(Endpoint.ATTACKER)).hasSize(before);

            careless(auth, Carelessness.thatAccepts(defect))
                    .accepts(good(auth).with(defect).mint());
            assertThat(auth.journal().at(Endpoint.ATTACKER)).hasSizeGreaterThan(before);
        }
    }

    // Not the servers themselves: JUnit closes arguments that can be closed.
    static Stream<SigningAlgorithm> algorithms() {
        return Stream.of(SigningAlgorithm.RS256, SigningAlgorithm.ES256);
    }

    static Stream<Arguments> visible() {
        return algorithms()
                .flatMap(algorithm -> Defect.all().stream()
                        .filter(Defect::isVisibleOffline)
                        .map(defect -> Arguments.of(algorithm, defect)));
    }

    static Stream<Arguments> nearMisses() {
        return Stream.of(
                miss(
                        Defect.ISSUER_WITH_SLASH,
                        (right, wrong) -> wrong.replaceAll("/$", "").equals(right)),
                miss(Defect.ISSUER_IN_UPPER_CASE, String::equalsIgnoreCase),
                miss(Defect.ISSUER_CUT_SHORT, String::startsWith),
                miss(Defect.ISSUER_EXTENDED, (right, wrong) -> wrong.startsWith(right)),
                miss(Defect.ISSUER_ON_SAME_HOST, DefectVerdictTest::sameOrigin),
                miss(Defect.AUDIENCE_CUT_SHORT, String::startsWith),
                miss(Defect.AUDIENCE_EXTENDED, (right, wrong) -> wrong.startsWith(right)),
                miss(Defect.AUDIENCE_LOOKALIKE_HOST, (right, wrong) -> wrong.startsWith("http://notes.example")),
                miss(Defect.AUDIENCE_HOST_ONLY, DefectVerdictTest::sameOrigin),
                miss(Defect.AUDIENCE_HOST_ONLY, String::startsWith),
                miss(Defect.AUDIENCE_OTHER_PATH, DefectVerdictTest::sameOrigin),
                miss(Defect.AUDIENCE_OTHER_PATH, (right, wrong) -> wrong.endsWith("/mcp")),
                miss(Defect.AUDIENCE_BELOW, (right, wrong) -> wrong.startsWith(right + "/")),
                miss(Defect.AUDIENCE_WITH_QUERY, (right, wrong) -> samePath(right, wrong) && sameOrigin(right, wrong)),
                miss(Defect.AUDIENCE_OTHER_PORT, (right, wrong) -> samePath(right, wrong) && sameHost(right, wrong)),
                miss(Defect.AUDIENCE_OTHER_SCHEME, (right, wrong) -> samePath(right, wrong) && sameHost(right, wrong)),
                miss(Defect.AUDIENCE_IN_UPPER_CASE, String::equalsIgnoreCase),
                miss(
                        Defect.AUDIENCE_WITH_SLASH,
                        (right, wrong) -> wrong.replaceAll("/$", "").equals(right)),
                miss(Defect.AUDIENCES_JOINED, (right, wrong) -> wrong.contains(right)),
                miss(
                        Defect.AUDIENCES_JOINED,
                        (right, wrong) -> List.of(wrong.split(" ")).contains(right)));
    }

    static Stream<Arguments> nearScopes() {
        return Stream.of(
                miss(Defect.SCOPE_CUT_SHORT, String::startsWith),
                miss(Defect.SCOPE_EXTENDED, (right, wrong) -> wrong.startsWith(right)),
                miss(Defect.SCOPE_PREFIXED, (right, wrong) -> wrong.endsWith(right)),
                miss(
                        Defect.SCOPE_IN_UPPER_CASE,
                        (right, wrong) -> wrong.toLowerCase(Locale.ROOT).equals(right)),
                miss(
                        Defect.SCOPES_JOINED_BY_COMMA,
                        (right, wrong) -> List.of(wrong.split(",")).contains(right)));
    }

    private static Arguments miss(Defect defect, BiPredicate<String, String> comparison) {
        return Arguments.of(defect, comparison);
    }

    private static boolean sameOrigin(String right, String wrong) {
        return URI.create(right).getRawAuthority().equals(URI.create(wrong).getRawAuthority())
                && URI.create(right).getScheme().equals(URI.create(wrong).getScheme());
    }

    private static boolean sameHost(String right, String wrong) {
        return URI.create(right).getHost().equals(URI.create(wrong).getHost());
    }

    private static boolean samePath(String right, String wrong) {
        return URI.create(right).getPath().equals(URI.create(wrong).getPath());
    }

    private AuthorizationServer server(SigningAlgorithm algorithm) {
        return Objects.requireNonNull(servers.get(algorithm));
    }

    private static TokenBuilder good(AuthorizationServer auth) {
        return auth.token().audience(URI.create(NOTES)).scope(SCOPE);
    }

    private static StrictVerifier strict(AuthorizationServer auth) throws ParseException {
        return new StrictVerifier(auth, NOTES, SCOPE);
    }

    private static CarelessVerifier careless(AuthorizationServer auth, Set<Carelessness> careless) {
        return new CarelessVerifier(auth, NOTES, SCOPE, careless);
    }
}
