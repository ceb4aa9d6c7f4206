package dev.gatecrash.internal.token.forgery;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEEncrypter;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.DirectEncrypter;
import com.nimbusds.jose.crypto.ECDHEncrypter;
import com.nimbusds.jose.crypto.RSAEncrypter;
import dev.gatecrash.internal.key.CompactJws;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.LinkedHashMap;
import java.util.Map;

/** Encryption as a disguise: everybody can encrypt with a public key, so it proves nothing about the content. */
final class Encryption {

    private static final int DIRECT_KEY_BYTES = 32;

    private Encryption() {}

    /** An unsigned token inside; a key that cannot encrypt gives way to one of zeros. */
    static void unsigned(Draft draft) {
        Map<String, Object> inner = new LinkedHashMap<>(draft.header);
        inner.put("alg", "none");
        PublicKey key = draft.key.key().keyPair().getPublic();
        JWEHeader header = new JWEHeader.Builder(algorithm(key), EncryptionMethod.A256GCM)
                .keyID(draft.key.key().id())
                .type(JOSEObjectType.JWT)
                .contentType("JWT")
                .build();
        draft.header.clear();
        draft.header.putAll(header.toJSONObject());
        draft.sealWith(input -> encrypted(header, CompactJws.signingInput(inner, draft.claims) + ".", key));
    }

    private static String encrypted(JWEHeader header, String token, PublicKey key) {
        try {
            JWEObject encrypted = new JWEObject(header, new Payload(token));
            encrypted.encrypt(encrypter(key));
            return encrypted.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException("encryption failed with " + header, e);
        }
    }

    private static JWEAlgorithm algorithm(PublicKey key) {
        if (key instanceof RSAPublicKey) {
            return JWEAlgorithm.RSA_OAEP_256;
        }
        return key instanceof ECPublicKey ? JWEAlgorithm.ECDH_ES : JWEAlgorithm.DIR;
    }

    private static JWEEncrypter encrypter(PublicKey key) throws JOSEException {
        if (key instanceof RSAPublicKey rsa) {
            return new RSAEncrypter(rsa);
        }
        return key instanceof ECPublicKey elliptic
                ? new ECDHEncrypter(elliptic)
                : new DirectEncrypter(new byte[DIRECT_KEY_BYTES]);
    }
}
