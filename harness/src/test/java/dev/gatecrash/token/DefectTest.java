package dev.gatecrash.token;

import static dev.gatecrash.token.Defect.Family.HEADER;
import static dev.gatecrash.token.Defect.Family.SIGNATURE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.key.SigningAlgorithm;
import dev.gatecrash.web.CodeFlow;
import java.net.URI;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each defect is one thing wrong and nothing else: compared with the good token, and verified by another library. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DefectTest {

    private static final URI NOTES = URI.create("https://notes.example/mcp");

    /** Those that have no payload which anybody could read without believing them first. */
    private static final Set<Defect> WRAPPED = EnumSet.of(
            Defect.COMPRESSED_PAYLOAD,
            Defect.NESTED,
            Defect.ENCRYPTED_UNSIGNED,
            Defect.OPAQUE_GARBAGE,
            Defect.REFRESH_TOKEN);

    private final AuthorizationServer auth = AuthorizationServer.start();
    private final TokenBuilder base = auth.token().audience(NOTES).scope("notes:read");

    @BeforeAll
    void time_stands_still() {
        auth.clock().freeze();
    }

    @AfterAll
    void no_request_met_a_bug() {
        auth.close();
    }

    @ParameterizedTest
    @EnumSource
    void a_defect_changes_what_it_says_and_nothing_else(Defect defect) {
        assumeThat(WRAPPED).doesNotContain(defect);
        TokenBuilder builder = defect == Defect.DER_SIGNATURE ? base.algorithm(SigningAlgorithm.ES256) : base;
        Token good = builder.mint();
        Token bad = builder.with(defect).mint();

        assertThat(difference(good.claims(), Sent.of(bad).claims())).isEqualTo(changedClaims(defect));
        assertThat(difference(good.header(), Sent.of(bad).header())).isEqualTo(changedHeader(defect));
        assertThat(isGenuine(bad)).isEqualTo(isGenuinelySigned(defect));
        assertThat(bad.defects()).containsExactly(defect);
    }

    @ParameterizedTest
    @EnumSource
    void no_defect_is_overruled_by_what_the_token_was_told_before(Defect defect) {
        assumeThat(WRAPPED).doesNotContain(defect);
        long later = auth.clock().instant().plus(Duration.ofHours(2)).getEpochSecond();
        TokenBuilder told = base.claim("exp", later)
                .claim("nbf", 1L)
                .claim("aud", NOTES.toString())
                .claim("iss", auth.issuer().toString())
                .claim("scope", "notes:read")
                .claim("jti", "my-id-" + defect);
        boolean before = CodeFlow.isActive(auth, told.mint());

        Token bad = told.with(defect).mint();

        assertThat(difference(told.mint().claims(), Sent.of(bad).claims()))
                .containsAll(defect == Defect.NOT_YET_VALID ? Set.of("nbf") : changedClaims(defect));
        assertThat(before).isTrue();
        assertThat(CodeFlow.isActive(auth, bad)).isEqualTo(isFineByTheIssuer(defect));
    }

    /** What is for the resource server to look at: for whom, for what, of which type. */
    private static boolean isFineByTheIssuer(Defect defect) {
        return switch (defect.family()) {
            case AUDIENCE, SCOPE -> true;
            case KIND -> defect == Defect.DPOP_BOUND || defect.name().startsWith("TYPE_");
            case TIME -> defect == Defect.NO_EXPIRY;
            case IDENTITY -> defect == Defect.NO_SUBJECT;
            case SIGNATURE, HEADER, LIFE -> false;
        };
    }

    @Test
    void defects_add_up() {
        Token token = base.with(Defect.EXPIRED, Defect.WRONG_ISSUER)
                .with(Defect.WRONG_AUDIENCE, Defect.UNKNOWN_KEY_ID, Defect.MISSING_SCOPE)
                .mint();

        assertThat(difference(base.mint().claims(), Sent.of(token).claims()))
                .isEqualTo(Set.of("exp", "iat", "iss", "aud", "scope"));
        assertThat(isGenuine(token)).isFalse();
        assertThat(token.defects()).hasSize(5);
    }

    @Test
    void a_header_that_was_altered_is_altered_whatever_else_is_wrong_with_it() {
        Token token = base.with(Defect.ALTERED_HEADER, Defect.TYPE_LOGOUT).mint();

        assertThat(difference(base.mint().header(), Sent.of(token).header()))
                .isEqualTo(Set.of("typ", "urn:gatecrash:added"));
        assertThat(isGenuine(token)).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void every_defect_has_a_meaning_and_a_clause(Defect defect) {
        assertThat(defect.meaning()).isNotBlank();
        assertThat(defect.clause()).matches("RFC \\d{4} §[\\d.]+");
    }

    @Test
    void no_two_defects_mean_the_same() {
        assertThat(Defect.all()).extracting(Defect::meaning).doesNotHaveDuplicates();
    }

    @Test
    void the_families_are_the_whole_catalogue() {
        List<Defect> byFamily = new ArrayList<>();
        for (Defect.Family family : Defect.Family.values()) {
            assertThat(Defect.of(family)).isNotEmpty().allMatch(defect -> defect.family() == family);
            byFamily.addAll(Defect.of(family));
        }

        assertThat(byFamily).containsExactlyElementsOf(Defect.all());
        assertThat(Defect.of(SIGNATURE, HEADER))
                .hasSize(Defect.of(SIGNATURE).size() + Defect.of(HEADER).size());
    }

    @Test
    void only_the_issuer_knows_what_it_revoked_or_deleted() {
        assertThat(Defect.all().stream().filter(defect -> !defect.isVisibleOffline()))
                .containsExactly(Defect.REVOKED, Defect.CLIENT_DELETED, Defect.USER_DELETED);
    }

    private static Set<String> changedClaims(Defect defect) {
        return switch (defect.family()) {
            case SIGNATURE, HEADER -> defect == Defect.ALTERED_PAYLOAD ? Set.of("sub") : Set.of();
            case TIME -> changedTimes(defect);
            case IDENTITY -> defect == Defect.NO_SUBJECT ? Set.of("sub") : Set.of("iss");
            case AUDIENCE -> Set.of("aud");
            case SCOPE -> defect == Defect.SCOPE_IN_WRONG_CLAIM ? Set.of("scope", "scopes") : Set.of("scope");
            case KIND -> changedByKind(defect);
            case LIFE ->
                switch (defect) {
                    case CLIENT_DELETED -> Set.of("client_id");
                    case USER_DELETED -> Set.of("sub");
                    default -> Set.of();
                };
        };
    }

    private static Set<String> changedTimes(Defect defect) {
        if (defect == Defect.NOT_YET_VALID) {
            return Set.of("nbf", "exp");
        }
        return defect.name().startsWith("EXPIRED") ? Set.of("exp", "iat") : Set.of("exp");
    }

    private static Set<String> changedByKind(Defect defect) {
        return switch (defect) {
            case ID_TOKEN -> Set.of("aud", "azp", "client_id", "scope", "nonce", "auth_time");
            case LOGOUT_TOKEN -> Set.of("aud", "client_id", "scope", "events");
            case DPOP_BOUND -> Set.of("cnf");
            case OTHER_ISSUERS_TOKEN -> Set.of("iss");
            default -> Set.of();
        };
    }

    private static Set<String> changedHeader(Defect defect) {
        String name = defect.name();
        if (name.startsWith("UNSIGNED") || name.startsWith("HMAC") || defect == Defect.OTHER_FAMILY) {
            return Set.of("alg");
        }
        if (name.startsWith("TYPE_") || defect == Defect.LOGOUT_TOKEN) {
            return Set.of("typ");
        }
        return switch (defect) {
            case UNKNOWN_KEY_ID, NO_KEY_ID, KEY_ID_URL, KEY_RETIRED -> Set.of("kid");
            case KEY_ID_PATH, KEY_ID_SQL -> Set.of("kid", "alg");
            case ALTERED_HEADER -> Set.of("urn:gatecrash:added");
            case JWK_HEADER -> Set.of("jwk");
            case JKU_HEADER -> Set.of("jku");
            case X5U_HEADER -> Set.of("x5u");
            case X5C_HEADER -> Set.of("x5c");
            case UNKNOWN_CRITICAL_HEADER -> Set.of("crit", "urn:gatecrash:unknown");
            case UNENCODED_PAYLOAD -> Set.of("crit", "b64");
            default -> Set.of();
        };
    }

    private static boolean isGenuinelySigned(Defect defect) {
        return switch (defect.family()) {
            case SIGNATURE -> defect == Defect.OTHER_FAMILY;
            case HEADER -> defect == Defect.UNKNOWN_CRITICAL_HEADER || defect == Defect.UNENCODED_PAYLOAD;
            default -> defect != Defect.OTHER_ISSUERS_TOKEN && defect != Defect.KEY_RETIRED;
        };
    }

    /** The names of members that differ, but for the id, which always does. */
    private static Set<String> difference(Map<String, Object> good, Map<String, Object> bad) {
        Set<String> names = new HashSet<>(good.keySet());
        names.addAll(bad.keySet());
        names.removeIf(name -> name.equals("jti") || Objects.equals(good.get(name), bad.get(name)));
        return names;
    }

    private boolean isGenuine(Token token) {
        PublicKey key = auth.keys().published().stream()
                .filter(published -> published.keyPair().getPublic() instanceof RSAPublicKey != isElliptic(token))
                .findFirst()
                .orElseThrow()
                .keyPair()
                .getPublic();
        return Sent.of(token).isSignedBy(key);
    }

    private static boolean isElliptic(Token token) {
        return Arrays.asList("ES256", "ES384").contains(token.header().get("alg"))
                && !token.defects().contains(Defect.OTHER_FAMILY);
    }
}
