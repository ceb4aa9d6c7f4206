package dev.gatecrash.samples.contract.signature;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.factories.DefaultJWSVerifierFactory;
import com.nimbusds.jose.crypto.impl.ECDSA;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.util.Base64URL;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The arithmetic of signatures. */
public final class Signatures {

    private static final Map<String, String> MACS =
            Map.of("HS256", "HmacSHA256", "HS384", "HmacSHA384", "HS512", "HmacSHA512");

    private Signatures() {}

    public static boolean isSigned(byte[] input, Base64URL signature, String algorithm, Key key) {
        try {
            // A header of its own: what else is in the token's is not the verifier's business.
            JWSHeader header = new JWSHeader(JWSAlgorithm.parse(algorithm));
            return new DefaultJWSVerifierFactory()
                    .createJWSVerifier(header, key)
                    .verify(header, input, signature);
        } catch (JOSEException | IllegalArgumentException e) {
            return false;
        }
    }

    public static Optional<Key> publicKey(JWK key) {
        try {
            return key instanceof AsymmetricJWK pair ? Optional.of(pair.toPublicKey()) : Optional.empty();
        } catch (JOSEException e) {
            return Optional.empty();
        }
    }

    public static boolean isAuthenticated(byte[] input, Base64URL code, String algorithm, byte[] secret) {
        String name = MACS.get(algorithm);
        if (name == null) {
            return false;
        }
        try {
            Mac mac = Mac.getInstance(name);
            // HMAC pads a key with zeros, so that the empty key is the same as one zero.
            mac.init(new SecretKeySpec(secret.length == 0 ? new byte[1] : secret, name));
            return MessageDigest.isEqual(mac.doFinal(input), code.decode());
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /** The signature in the form of JWS, if it is one in DER. */
    static Optional<Base64URL> fromDer(Base64URL signature, String algorithm) {
        try {
            int length = ECDSA.getSignatureByteArrayLength(JWSAlgorithm.parse(algorithm));
            return Optional.of(Base64URL.encode(ECDSA.transcodeSignatureToConcat(signature.decode(), length)));
        } catch (JOSEException e) {
            return Optional.empty();
        }
    }
}
