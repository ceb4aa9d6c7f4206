package dev.gatecrash.token;

import static dev.gatecrash.token.Defect.Family.HEADER;
import static dev.gatecrash.token.Defect.Family.SIGNATURE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.MACVerifier;
import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.key.SigningAlgorithm;
import dev.gatecrash.user.User;
import dev.gatecrash.web.CodeFlow;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.text.ParseException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is special about some defects. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DefectDetailsTest {

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

    @Test
    void a_wrapped_token_is_good_inside() {
        Set<String> names = Sent.of(base.mint()).claims().keySet();

        for (Defect defect : List.of(Defect.COMPRESSED_PAYLOAD, Defect.NESTED, Defect.ENCRYPTED_UNSIGNED)) {
            assertThat(base.with(defect).mint().claims()).containsOnlyKeys(names);
        }
    }

    @Test
    void what_is_no_jwt_has_neither_header_nor_claims() {
        for (Defect defect : List.of(Defect.OPAQUE_GARBAGE, Defect.REFRESH_TOKEN)) {
            Token token = base.with(defect).mint();

            assertThat(token.value()).matches("[\\w-]{30,}");
            assertThat(token.header()).isEmpty();
            assertThat(token.claims()).isEmpty();
        }
    }

    @Test
    void a_refresh_token_works_at_the_issuer() {
        assertThat(CodeFlow.isActive(auth, base.with(Defect.REFRESH_TOKEN).mint()))
                .isTrue();
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

    @ParameterizedTest
    @EnumSource(
            value = Defect.class,
            names = {"UNPUBLISHED_KEY", "JWK_HEADER", "OTHER_ISSUERS_TOKEN"})
    void a_key_that_signed_a_forgery_is_never_published(Defect defect) {
        try (AuthorizationServer other =
                AuthorizationServer.builder().algorithm(SigningAlgorithm.ES256).start()) {
            Token forged = other.token().with(defect).mint();
            for (int i = 0; i < 5; i++) {
                other.keys().rotate();
            }

            assertThat(other.keys().published())
                    .noneSatisfy(
                            key -> assertThat(verifies(forged, key.keyPair().getPublic()))
                                    .isTrue());
        }
    }

    @ParameterizedTest
    @EnumSource(SigningAlgorithm.class)
    void every_defect_exists_in_every_algorithm(SigningAlgorithm algorithm) {
        TokenBuilder builder = base.algorithm(algorithm);

        for (Defect defect : Defect.values()) {
            assertThat(builder.with(defect).mint().value()).matches("[\\w-]+(\\.[\\w-]*){0,4}");
        }
    }

    @Test
    void no_token_without_audience_or_scope_is_good_by_mistake() {
        TokenBuilder bare = auth.token();
        Object audience = bare.mint().claims().get("aud");

        for (Defect defect : Defect.of(Defect.Family.AUDIENCE)) {
            assertThat(bare.with(defect).mint().claims().get("aud")).isNotEqualTo(audience);
        }
        for (Defect defect : Defect.of(Defect.Family.SCOPE)) {
            assertThat(bare.with(defect).mint().claims().get("scope")).isNotEqualTo("notes:read");
        }
    }

    @ParameterizedTest
    @EnumSource
    void an_opaque_token_has_the_defects_that_are_not_of_its_signature_or_header(Defect defect) {
        TokenBuilder opaque = base.opaque().with(defect);

        if (defect.family() == SIGNATURE
                || defect.family() == HEADER
                || defect.name().startsWith("TYPE_")
                || Set.of(Defect.OTHER_ISSUERS_TOKEN, Defect.KEY_RETIRED).contains(defect)) {
            assertThatThrownBy(opaque::mint).hasMessageContaining("an opaque token has no signature");
        } else {
            assertThat(opaque.mint().value()).matches("[\\w-]+");
        }
    }

    @Test
    void deleting_the_client_or_the_user_of_a_defect_deletes_nobody_elses() {
        Token good = base.mint();
        List<User> users = auth.users().all();

        base.with(Defect.CLIENT_DELETED, Defect.REVOKED).mint();
        base.with(Defect.USER_DELETED).mint();

        assertThat(CodeFlow.isActive(auth, good)).isTrue();
        assertThat(auth.users().all()).isEqualTo(users);
    }

    private static boolean verifies(Token token, PublicKey key) {
        return Sent.of(token).isSignedBy(key);
    }
}
