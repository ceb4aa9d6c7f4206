package dev.gatecrash.internal.token.forgery;

import com.nimbusds.jose.util.Base64;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.JSONObjectUtils;
import dev.gatecrash.internal.key.SignatureKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.function.Function;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HS256 with secrets that everybody knows. */
final class Hmac {

    private Hmac() {}

    static Change keyedWith(String secret) {
        return keyedWith(key -> secret);
    }

    static Change keyedWith(Function<SignatureKey, Object> secret) {
        return draft -> {
            draft.header.put("alg", "HS256");
            draft.sealWith(input -> input + "." + mac(bytes(secret.apply(draft.key)), input));
        };
    }

    /** The public key as OpenSSL writes it. */
    static String pem(SignatureKey key) {
        String text = Base64.encode(der(key)).toString();
        return "-----BEGIN PUBLIC KEY-----\n" + text.replaceAll("(.{64})(?=.)", "$1\n")
                + "\n-----END PUBLIC KEY-----\n";
    }

    static String trimmedPem(SignatureKey key) {
        return pem(key).strip();
    }

    static byte[] der(SignatureKey key) {
        return key.key().keyPair().getPublic().getEncoded();
    }

    /** The public key as it stands in the JWKS document. */
    static String jwk(SignatureKey key) {
        return JSONObjectUtils.toJSONString(key.publicJwk().toJSONObject());
    }

    private static byte[] bytes(Object secret) {
        return secret instanceof byte[] raw ? raw : String.valueOf(secret).getBytes(StandardCharsets.US_ASCII);
    }

    private static Base64URL mac(byte[] secret, String input) {
        try {
            // RFC 2104 §2 fills keys up with zeros, so a zero byte is the same key as none, which the JDK refuses.
            byte[] key = secret.length == 0 ? Arrays.copyOf(secret, 1) : secret;
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return Base64URL.encode(mac.doFinal(input.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no HmacSHA256", e);
        }
    }
}
