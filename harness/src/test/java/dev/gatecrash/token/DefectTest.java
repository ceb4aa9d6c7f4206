package dev.gatecrash.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.JSONObjectUtils;
import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.key.SigningAlgorithm;
import dev.gatecrash.web.CodeFlow;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
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
        Token good = base.mint();
        Token bad = base.with(defect).mint();

        assertThat(difference(good.claims(), sent(bad, 1))).isEqualTo(changedClaims(defect));
        assertThat(difference(good.header(), sent(bad, 0))).isEqualTo(changedHeader(defect));
        assertThat(isGenuine(bad)).isEqualTo(isGenuinelySigned(defect));
        assertThat(bad.defects()).containsExactly(defect);
    }

    @ParameterizedTest
    @EnumSource
    void no_defect_is_overruled_by_what_the_token_was_told_before(Defect defect) {
        long later = auth.clock().instant().plus(Duration.ofHours(2)).getEpochSecond();
        TokenBuilder told = base.claim("exp", later)
                .claim("nbf", 1L)
                .claim("aud", NOTES.toString())
                .claim("iss", auth.issuer().toString())
                .claim("scope", "notes:read")
                .claim("jti", "my-id-" + defect);

        Token bad = told.with(defect).mint();

        assertThat(difference(told.mint().claims(), sent(bad, 1)))
                .containsAll(defect == Defect.NOT_YET_VALID ? Set.of("nbf") : changedClaims(defect));
        assertThat(CodeFlow.isActive(auth, told.mint())).isEqualTo(defect != Defect.REVOKED);
        if (defect != Defect.WRONG_AUDIENCE && defect != Defect.NO_AUDIENCE && defect != Defect.MISSING_SCOPE) {
            assertThat(CodeFlow.isActive(auth, bad)).isFalse();
        }
    }

    @Test
    void an_expired_token_was_issued_before_it_expired() {
        Map<String, Object> claims = base.with(Defect.EXPIRED).mint().claims();
        long now = auth.clock().instant().getEpochSecond();

        assertThat((Long) claims.get("exp")).isEqualTo(now - 600);
        assertThat((Long) claims.get("iat")).isLessThan(now - 600);
    }

    @Test
    void a_token_that_is_not_yet_valid_will_be() {
        Map<String, Object> claims = base.lifetime(Duration.ofMinutes(1))
                .with(Defect.NOT_YET_VALID)
                .mint()
                .claims();
        long now = auth.clock().instant().getEpochSecond();

        assertThat((Long) claims.get("nbf")).isEqualTo(now + 600);
        assertThat((Long) claims.get("exp")).isGreaterThan(now + 600);
    }

    @Test
    void the_public_key_in_pem_form_is_the_hmac_key() throws JOSEException, ParseException {
        Token token = base.with(Defect.HMAC_WITH_PUBLIC_KEY).mint();
        String pem = "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'})
                        .encodeToString(
                                auth.keys().current().keyPair().getPublic().getEncoded())
                + "\n-----END PUBLIC KEY-----\n";

        assertThat(JWSObject.parse(token.value()).verify(new MACVerifier(pem.getBytes(StandardCharsets.US_ASCII))))
                .isTrue();
    }

    @Test
    void an_unsigned_token_ends_with_a_dot() {
        assertThat(base.with(Defect.UNSIGNED).mint().value()).endsWith(".");
    }

    @Test
    void a_key_that_signed_a_forgery_is_never_published() {
        try (AuthorizationServer other =
                AuthorizationServer.builder().algorithm(SigningAlgorithm.ES256).start()) {
            Token forged = other.token().with(Defect.UNPUBLISHED_KEY).mint();
            for (int i = 0; i < 5; i++) {
                other.keys().rotate();
            }

            assertThat(other.keys().published())
                    .noneSatisfy(
                            key -> assertThat(verifies(forged, key.keyPair().getPublic()))
                                    .isTrue());
        }
    }

    @Test
    void defects_add_up() {
        Token token = base.with(Defect.EXPIRED, Defect.WRONG_ISSUER)
                .with(Defect.WRONG_AUDIENCE, Defect.UNKNOWN_KEY_ID, Defect.MISSING_SCOPE)
                .mint();

        assertThat(difference(base.mint().claims(), sent(token, 1)))
                .isEqualTo(Set.of("exp", "iat", "iss", "aud", "scope"));
        assertThat(isGenuine(token)).isFalse();
        assertThat(token.defects()).hasSize(5);
    }

    @ParameterizedTest
    @EnumSource
    void every_defect_has_a_meaning_and_a_clause(Defect defect) {
        assertThat(defect.meaning()).isNotBlank();
        assertThat(defect.clause()).matches("RFC \\d{4} §[\\d.]+");
    }

    @ParameterizedTest
    @EnumSource(SigningAlgorithm.class)
    void every_defect_exists_in_every_algorithm(SigningAlgorithm algorithm) {
        TokenBuilder builder = base.algorithm(algorithm);

        for (Defect defect : Defect.values()) {
            assertThat(builder.with(defect).mint().value()).matches("[\\w-]+\\.[\\w-]+\\.[\\w-]*");
        }
    }

    private static Set<String> changedClaims(Defect defect) {
        return switch (defect) {
            case EXPIRED -> Set.of("exp", "iat");
            case NOT_YET_VALID -> Set.of("nbf", "exp");
            case WRONG_AUDIENCE, NO_AUDIENCE -> Set.of("aud");
            case WRONG_ISSUER -> Set.of("iss");
            case ALTERED_PAYLOAD -> Set.of("sub");
            case MISSING_SCOPE -> Set.of("scope");
            case ID_TOKEN -> Set.of("aud", "azp", "client_id", "scope", "nonce", "auth_time");
            case UNSIGNED, UNPUBLISHED_KEY, UNKNOWN_KEY_ID, HMAC_WITH_PUBLIC_KEY, REVOKED -> Set.of();
        };
    }

    private static Set<String> changedHeader(Defect defect) {
        return switch (defect) {
            case UNSIGNED, HMAC_WITH_PUBLIC_KEY -> Set.of("alg");
            case UNKNOWN_KEY_ID -> Set.of("kid");
            case EXPIRED,
                    NOT_YET_VALID,
                    WRONG_AUDIENCE,
                    NO_AUDIENCE,
                    WRONG_ISSUER,
                    ALTERED_PAYLOAD,
                    UNPUBLISHED_KEY,
                    REVOKED,
                    ID_TOKEN,
                    MISSING_SCOPE -> Set.of();
        };
    }

    private static boolean isGenuinelySigned(Defect defect) {
        return switch (defect) {
            case UNSIGNED, ALTERED_PAYLOAD, UNPUBLISHED_KEY, UNKNOWN_KEY_ID, HMAC_WITH_PUBLIC_KEY -> false;
            case EXPIRED, NOT_YET_VALID, WRONG_AUDIENCE, NO_AUDIENCE, WRONG_ISSUER, REVOKED, ID_TOKEN, MISSING_SCOPE ->
                true;
        };
    }

    /** The names of members that differ, but for the id, which always does. */
    private static Set<String> difference(Map<String, Object> good, Map<String, Object> bad) {
        Set<String> names = new HashSet<>(good.keySet());
        names.addAll(bad.keySet());
        names.removeIf(name -> name.equals("jti") || Objects.equals(good.get(name), bad.get(name)));
        return names;
    }

    private static Map<String, Object> sent(Token token, int part) {
        try {
            String text = new Base64URL(List.of(token.value().split("\\.", -1)).get(part)).decodeToString();
            return new HashMap<>(JSONObjectUtils.parse(text));
        } catch (ParseException e) {
            throw new AssertionError(token.value(), e);
        }
    }

    private boolean isGenuine(Token token) {
        try {
            return JWSObject.parse(token.value()).verify(new RSASSAVerifier((RSAPublicKey)
                    auth.keys().current().keyPair().getPublic()));
        } catch (ParseException | JOSEException e) {
            return false;
        }
    }

    private static boolean verifies(Token token, java.security.PublicKey key) {
        try {
            return JWSObject.parse(token.value())
                    .verify(new com.nimbusds.jose.crypto.ECDSAVerifier((java.security.interfaces.ECPublicKey) key));
        } catch (ParseException | JOSEException e) {
            throw new AssertionError(e);
        }
    }
}
