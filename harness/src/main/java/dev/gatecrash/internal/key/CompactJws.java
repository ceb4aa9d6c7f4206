package dev.gatecrash.internal.key;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.util.Base64URL;
import dev.gatecrash.internal.http.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The compact serialisation (RFC 7515 §7.1) of any header and claims, also of those a library would not write. */
public final class CompactJws {

    private CompactJws() {}

    /** Header and payload, ready to be signed. */
    public static String signingInput(Map<String, Object> header, Map<String, Object> claims) {
        return encode(header) + "." + encode(claims);
    }

    /** The signing input with its signature. */
    public static String sign(String signingInput, SignatureKey key) {
        try {
            JWSHeader algorithm = new JWSHeader(key.algorithm());
            Base64URL signature = key.signer().sign(algorithm, signingInput.getBytes(StandardCharsets.US_ASCII));
            return signingInput + "." + signature;
        } catch (JOSEException e) {
            throw new IllegalStateException("signing failed with " + key.key(), e);
        }
    }

    /** A whole token of this header and any payload. */
    public static String sign(Map<String, Object> header, byte[] payload, SignatureKey key) {
        return sign(encode(header) + "." + Base64URL.encode(payload), key);
    }

    /** One part: members as JSON. */
    public static String encode(Map<String, Object> members) {
        return Base64URL.encode(JsonObject.text(members)).toString();
    }
}
