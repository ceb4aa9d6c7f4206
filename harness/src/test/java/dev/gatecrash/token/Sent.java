package dev.gatecrash.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.util.List;
import java.util.Map;

/** A token as it goes over the wire, taken apart without any opinion on it. */
record Sent(List<String> parts) {

    static Sent of(Token token) {
        return of(token.value());
    }

    static Sent of(String token) {
        return new Sent(List.of(token.split("\\.", -1)));
    }

    Map<String, Object> header() {
        return json(part(0));
    }

    Map<String, Object> claims() {
        return json(part(1));
    }

    byte[] payload() {
        return new Base64URL(part(1)).decode();
    }

    byte[] signature() {
        return new Base64URL(part(2)).decode();
    }

    String signingInput() {
        return part(0) + "." + part(1);
    }

    /** Whether the signature is this key's, by RS256 or ES256 whatever the header says. */
    boolean isSignedBy(PublicKey key) {
        return isSignedBy(key, signature());
    }

    boolean isSignedBy(PublicKey key, byte[] signature) {
        byte[] input = signingInput().getBytes(StandardCharsets.US_ASCII);
        Base64URL encoded = Base64URL.encode(signature);
        try {
            return key instanceof RSAPublicKey rsa
                    ? new RSASSAVerifier(rsa).verify(new JWSHeader(JWSAlgorithm.RS256), input, encoded)
                    : new ECDSAVerifier((ECPublicKey) key).verify(new JWSHeader(JWSAlgorithm.ES256), input, encoded);
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    static Map<String, Object> json(String encoded) {
        try {
            return JSONObjectUtils.parse(new Base64URL(encoded).decodeToString());
        } catch (ParseException e) {
            throw new AssertionError(encoded, e);
        }
    }

    private String part(int index) {
        return index < parts.size() ? parts.get(index) : "";
    }
}
