package dev.gatecrash.internal.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.JSONObjectUtils;
import dev.gatecrash.internal.key.SignatureKey;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The compact serialisation (RFC 7515 §7.1) of any header and claims, also of those a library would not write. */
final class CompactJws {

    private CompactJws() {}

    static String signingInput(Map<String, Object> header, Map<String, Object> claims) {
        return encode(header) + "." + encode(claims);
    }

    static String sign(String signingInput, SignatureKey key) {
        try {
            JWSHeader algorithm = new JWSHeader(key.algorithm());
            Base64URL signature = key.signer().sign(algorithm, signingInput.getBytes(StandardCharsets.US_ASCII));
            return signingInput + "." + signature;
        } catch (JOSEException e) {
            throw new IllegalStateException("signing failed with " + key.key(), e);
        }
    }

    static String encode(Map<String, Object> members) {
        return Base64URL.encode(JSONObjectUtils.toJSONString(members)).toString();
    }
}
