package dev.gatecrash.key;

import static dev.gatecrash.http.Endpoint.JWKS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyType;
import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.token.Defect;
import dev.gatecrash.token.Token;
import dev.gatecrash.token.TokenBuilder;
import dev.gatecrash.web.CodeFlow;
import dev.gatecrash.web.Web;
import java.math.BigInteger;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;
import java.text.ParseException;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SigningKeysTest {

    private final AuthorizationServer auth =
            AuthorizationServer.builder().algorithm(SigningAlgorithm.ES256).start();

    @AfterEach
    void no_request_met_a_bug() {
        auth.close();
    }

    @Test
    void the_document_holds_public_keys_only() {
        HttpResponse<String> response = Web.get(auth.url(JWKS));

        assertThat(Web.header(response, "Content-Type")).isEqualTo("application/jwk-set+json");
        assertThat(published(auth)).singleElement().satisfies(key -> {
            assertThat(key.isPrivate()).isFalse();
            assertThat(key.getKeyID()).isEqualTo(auth.keys().current().id());
            assertThat(key.getAlgorithm().getName()).isEqualTo("ES256");
            assertThat(String.valueOf(key.getKeyUse())).isEqualTo("sig");
        });
        assertThat(response.body()).doesNotContain("\"d\"");
    }

    @ParameterizedTest
    @EnumSource
    void every_algorithm_verifies_with_another_library(SigningAlgorithm algorithm) {
        try (AuthorizationServer other =
                AuthorizationServer.builder().algorithm(algorithm).start()) {
            Object token = CodeFlow.publicClient(other).tokens().get("access_token");

            assertThat(verifies(other, String.valueOf(token))).isTrue();
            assertThat(verifies(other, other.token().mint().value())).isTrue();
            assertThat(CodeFlow.isActive(other, token)).isTrue();
            assertThat(published(other).get(0).getAlgorithm().getName()).isEqualTo(algorithm.value());
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_signature_that_is_not_the_key_s_counts_for_nothing(SigningAlgorithm algorithm) {
        TokenBuilder token = auth.token().algorithm(algorithm);

        assertThat(CodeFlow.isActive(auth, token.mint())).isTrue();
        assertThat(CodeFlow.isActive(auth, token.with(Defect.ALTERED_SIGNATURE).mint()))
                .isFalse();
        assertThat(CodeFlow.isActive(
                        auth, token.with(Defect.TRUNCATED_SIGNATURE).mint()))
                .isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void a_key_is_published_before_it_signs(SigningAlgorithm algorithm) {
        SigningKey next = auth.keys().rotate(algorithm);

        List<String> ids = published(auth).stream().map(JWK::getKeyID).toList();
        Token token = auth.token().mint();

        assertThat(ids).contains(next.id());
        assertThat(token.header()).containsEntry("kid", next.id()).containsEntry("alg", algorithm.value());
    }

    @Test
    void rotation_leaves_the_old_key_published() {
        Token before = auth.token().mint();
        SigningKey old = auth.keys().current();

        SigningKey next = auth.keys().rotate();

        assertThat(next.id()).isNotEqualTo(old.id());
        assertThat(next.algorithm()).isEqualTo(old.algorithm());
        assertThat(auth.keys().published()).containsExactly(old, next);
        assertThat(verifies(auth, before.value())).isTrue();
        assertThat(verifies(auth, auth.token().mint().value())).isTrue();
    }

    @Test
    void retiring_all_but_the_current_key_leaves_old_tokens_without() {
        Token before = auth.token().mint();
        auth.keys().rotate();

        auth.keys().retireAllButCurrent();

        assertThat(auth.keys().published()).containsExactly(auth.keys().current());
        assertThat(published(auth))
                .noneMatch(key -> key.getKeyID().equals(before.header().get("kid")));
    }

    @Test
    void the_key_that_signs_can_be_withheld_but_not_retired() {
        SigningKey current = auth.keys().current();

        assertThatThrownBy(() -> auth.keys().retire(current))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("SigningKey[" + current.id()
                        + ", ES256] is the key that signs; call rotate() first, or withhold it");
        auth.keys().withhold(current);
        assertThat(published(auth)).isEmpty();
        assertThat(auth.token().mint().header()).containsEntry("kid", current.id());
        auth.keys().publish(current);
        auth.keys().publish(current);
        assertThat(published(auth)).hasSize(1);
    }

    @Test
    void an_extra_key_is_published_but_does_not_sign() {
        SigningKey extra = auth.keys().publish(SigningAlgorithm.EDDSA);

        assertThat(published(auth)).hasSize(2);
        assertThat(auth.token().mint().header().get("kid")).isNotEqualTo(extra.id());
    }

    @Test
    void a_retired_key_can_come_back() {
        Token before = auth.token().mint();
        SigningKey old = auth.keys().current();
        auth.keys().rotate();
        auth.keys().retire(old);

        auth.keys().publish(old);

        assertThat(verifies(auth, before.value())).isTrue();
        assertThat(CodeFlow.isActive(auth, before)).isTrue();
    }

    @Test
    void a_key_of_another_issuer_is_refused() {
        try (AuthorizationServer other = AuthorizationServer.start()) {
            assertThatThrownBy(() -> auth.keys().publish(other.keys().current()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageEndingWith("is not a key of this issuer");
        }
    }

    @Test
    void a_closed_issuer_signs_no_more_for_its_keys_are_lent_on() {
        AuthorizationServer closed = AuthorizationServer.start();
        TokenBuilder token = closed.token();
        token.mint();

        closed.close();

        assertThatThrownBy(token::mint)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("this issuer is closed, so it signs no more; mint while it is open");
    }

    @Test
    void two_living_issuers_never_share_a_key() {
        try (AuthorizationServer other =
                AuthorizationServer.builder().algorithm(SigningAlgorithm.ES256).start()) {
            assertThat(other.keys().current().keyPair().getPublic())
                    .isNotEqualTo(auth.keys().current().keyPair().getPublic());
        }
    }

    @Test
    void a_key_does_not_tell_its_secret() {
        assertThat(auth.keys().current().toString()).matches("SigningKey\\[[0-9a-f-]+, ES256\\]");
    }

    private static List<JWK> published(AuthorizationServer auth) {
        try {
            return JWKSet.parse(Web.get(auth.url(JWKS)).body()).getKeys();
        } catch (ParseException e) {
            throw new AssertionError(e);
        }
    }

    private static boolean verifies(AuthorizationServer auth, String token) {
        try {
            JWSObject jws = JWSObject.parse(token);
            JWK key = published(auth).stream()
                    .filter(k -> k.getKeyID().equals(jws.getHeader().getKeyID()))
                    .findFirst()
                    .orElseThrow();
            if (key.getKeyType().equals(KeyType.OKP)) {
                return verifiesWithTheJdk(token, key);
            }
            JWSVerifier verifier = key.getKeyType().equals(KeyType.RSA)
                    ? new RSASSAVerifier(key.toRSAKey())
                    : new ECDSAVerifier(key.toECKey());
            return jws.verify(verifier);
        } catch (ParseException | JOSEException | GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    // RFC 8032 §5.1.2: the point is little-endian, its highest bit is the sign of x.
    private static boolean verifiesWithTheJdk(String token, JWK key) throws GeneralSecurityException {
        byte[] point = key.toOctetKeyPair().getDecodedX();
        boolean odd = (point[31] & 0x80) != 0;
        point[31] &= 0x7f;
        byte[] bigEndian = new byte[point.length];
        for (int i = 0; i < point.length; i++) {
            bigEndian[i] = point[point.length - 1 - i];
        }
        EdECPublicKeySpec spec =
                new EdECPublicKeySpec(NamedParameterSpec.ED25519, new EdECPoint(odd, new BigInteger(1, bigEndian)));
        Signature signature = Signature.getInstance("Ed25519");
        signature.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(spec));
        int dot = token.lastIndexOf('.');
        signature.update(token.substring(0, dot).getBytes(StandardCharsets.US_ASCII));
        return signature.verify(
                Objects.requireNonNull(java.util.Base64.getUrlDecoder().decode(token.substring(dot + 1))));
    }
}
