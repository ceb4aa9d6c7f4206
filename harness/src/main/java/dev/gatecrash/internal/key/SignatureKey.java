package dev.gatecrash.internal.key;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import dev.gatecrash.key.SigningKey;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;

/** A signing key with what the JOSE library needs of it; the signer is made once. Thread-safe. */
public final class SignatureKey {

    private static final int ED25519_LENGTH = 32;

    private final SigningKey key;
    private final JWSAlgorithm algorithm;
    private final JWSSigner signer;

    /** Wraps a key. */
    public SignatureKey(SigningKey key) {
        this.key = key;
        this.algorithm = JWSAlgorithm.parse(key.algorithm().value());
        this.signer = signer(key);
    }

    /** The key itself. */
    public SigningKey key() {
        return key;
    }

    /** Its one algorithm. */
    public JWSAlgorithm algorithm() {
        return algorithm;
    }

    /** Its signer. */
    public JWSSigner signer() {
        return signer;
    }

    /** A verifier of its signatures. */
    public JWSVerifier verifier() throws JOSEException {
        return switch (KeyPool.Family.of(key.algorithm())) {
            case RSA -> new RSASSAVerifier((RSAPublicKey) key.keyPair().getPublic());
            case P256, P384, P521 ->
                new ECDSAVerifier((ECPublicKey) key.keyPair().getPublic());
            case ED25519 -> new Ed25519Jdk.Verifier(key.keyPair().getPublic());
        };
    }

    /** The public half as it is published. */
    public JWK publicJwk() {
        return switch (KeyPool.Family.of(key.algorithm())) {
            case RSA ->
                new RSAKey.Builder((RSAPublicKey) key.keyPair().getPublic())
                        .keyID(key.id())
                        .keyUse(KeyUse.SIGNATURE)
                        .algorithm(algorithm)
                        .build();
            case P256, P384, P521 ->
                new ECKey.Builder(Curve.forJWSAlgorithm(algorithm).iterator().next(), (ECPublicKey)
                                key.keyPair().getPublic())
                        .keyID(key.id())
                        .keyUse(KeyUse.SIGNATURE)
                        .algorithm(algorithm)
                        .build();
            case ED25519 ->
                new OctetKeyPair.Builder(Curve.Ed25519, ed25519Point())
                        .keyID(key.id())
                        .keyUse(KeyUse.SIGNATURE)
                        .algorithm(algorithm)
                        .build();
        };
    }

    // RFC 8410 §4: the raw public key is the last 32 bytes of its X.509 encoding.
    private Base64URL ed25519Point() {
        byte[] encoded = key.keyPair().getPublic().getEncoded();
        return Base64URL.encode(Arrays.copyOfRange(encoded, encoded.length - ED25519_LENGTH, encoded.length));
    }

    private static JWSSigner signer(SigningKey key) {
        try {
            return switch (KeyPool.Family.of(key.algorithm())) {
                case RSA -> new RSASSASigner(key.keyPair().getPrivate());
                case P256, P384, P521 ->
                    new ECDSASigner((ECPrivateKey) key.keyPair().getPrivate());
                case ED25519 -> new Ed25519Jdk.Signer(key.keyPair().getPrivate());
            };
        } catch (JOSEException e) {
            throw new IllegalStateException("the pool made a key that does not fit " + key.algorithm(), e);
        }
    }
}
