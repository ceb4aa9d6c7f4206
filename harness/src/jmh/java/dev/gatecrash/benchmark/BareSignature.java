package dev.gatecrash.benchmark;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.util.Base64URL;
import dev.gatecrash.key.SigningAlgorithm;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.ECGenParameterSpec;

/** The floor under every token: one Nimbus signature over a prepared header and payload. Thread-safe. */
final class BareSignature {

    private static final int RSA_BITS = 2_048;

    private final JWSSigner signer;
    private final JWSHeader header;
    private final byte[] signingInput;

    private BareSignature(JWSSigner signer, JWSHeader header, byte[] signingInput) {
        this.signer = signer;
        this.header = header;
        this.signingInput = signingInput;
    }

    /** Signs as many bytes as this token's header and claims have. */
    static BareSignature like(String token, SigningAlgorithm algorithm) throws GeneralSecurityException, JOSEException {
        byte[] input = token.substring(0, token.lastIndexOf('.')).getBytes(StandardCharsets.US_ASCII);
        JWSHeader header = new JWSHeader(JWSAlgorithm.parse(algorithm.value()));
        return new BareSignature(signer(algorithm), header, input);
    }

    Base64URL sign() {
        try {
            return signer.sign(header, signingInput);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JWSSigner signer(SigningAlgorithm algorithm) throws GeneralSecurityException, JOSEException {
        if (algorithm == SigningAlgorithm.ES256) {
            KeyPairGenerator pairs = KeyPairGenerator.getInstance("EC");
            pairs.initialize(new ECGenParameterSpec("secp256r1"));
            return new ECDSASigner((ECPrivateKey) pairs.generateKeyPair().getPrivate());
        }
        KeyPairGenerator pairs = KeyPairGenerator.getInstance("RSA");
        pairs.initialize(RSA_BITS);
        PrivateKey key = pairs.generateKeyPair().getPrivate();
        return new RSASSASigner(key);
    }
}
