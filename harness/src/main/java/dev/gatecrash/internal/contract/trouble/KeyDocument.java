package dev.gatecrash.internal.contract.trouble;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.OctetSequenceKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.JSONObjectUtils;
import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.internal.key.CompactJws;
import dev.gatecrash.internal.key.SignatureKey;
import dev.gatecrash.key.SigningKey;
import dev.gatecrash.token.Token;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A JWKS document with more in it than the issuer's keys: keys of kinds that few servers know, a shared secret, and a key of
 * another kind under the id of one of the issuer's. The issuer's own keys come last.
 */
final class KeyDocument {

    private static final String SECRET_ID = "gatecrash-shared-secret";
    // The generator of secp256k1 (SEC 2 §2.4.1), a point that every library takes for one.
    private static final Map<String, Object> UNUSUAL_CURVE = Map.of(
            "kty", "EC",
            "crv", "secp256k1",
            "kid", "gatecrash-secp256k1",
            "use", "sig",
            "x", "eb5mfvncu6xVoGKVzocLBwKb_NstzijZWfKBWxb4F5g",
            "y", "SDradyajxGVdpPv8DhEIqP0XtEimhVQZnEfQj_sQ1Lg");
    private static final Map<String, Object> POST_QUANTUM =
            Map.of("kty", "AKP", "alg", "ML-DSA-44", "kid", "gatecrash-akp", "use", "sig", "pub", "AAECAwQFBgcICQ");
    private static final Map<String, Object> ED25519 = Map.of(
            "kty", "OKP",
            "crv", "Ed25519",
            "kid", "gatecrash-okp",
            "use", "sig",
            // RFC 8037 appendix A.2.
            "x", "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo");

    private final OctetSequenceKey secret;

    KeyDocument() {
        try {
            this.secret = new OctetSequenceKeyGenerator(256)
                    .keyID(SECRET_ID)
                    .algorithm(JWSAlgorithm.HS256)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException("no secret can be made", e);
        }
    }

    /** The document with the issuer's own keys. */
    static String plain(AuthorizationServer auth) {
        List<Map<String, Object>> keys =
                auth.keys().published().stream().map(KeyDocument::publicJwk).toList();
        return JSONObjectUtils.toJSONString(Map.of("keys", keys));
    }

    /** The document, with a key of another kind under the id of this one. */
    String crowded(AuthorizationServer auth, SigningKey twin) {
        List<Map<String, Object>> keys = new ArrayList<>(List.of(POST_QUANTUM, UNUSUAL_CURVE, ED25519));
        keys.add(secret.toJSONObject());
        Map<String, Object> forEncryption = new LinkedHashMap<>(publicJwk(twin));
        forEncryption.putAll(Map.of("kid", "gatecrash-enc", "use", "enc"));
        forEncryption.remove("alg");
        keys.add(forEncryption);
        keys.add(otherKind(twin).toPublicJWK().toJSONObject());
        auth.keys().published().forEach(key -> keys.add(publicJwk(key)));
        return JSONObjectUtils.toJSONString(Map.of("keys", keys));
    }

    /** What this token says, signed by this key. */
    static Token signed(Token good, SigningKey key) {
        Map<String, Object> header = new LinkedHashMap<>(good.header());
        header.put("kid", key.id());
        header.put("alg", key.algorithm().value());
        return with(
                good, header, CompactJws.sign(CompactJws.signingInput(header, good.claims()), new SignatureKey(key)));
    }

    /** What this token says, under the secret of the document. */
    Token underSecret(Token good) {
        Map<String, Object> header = new LinkedHashMap<>(good.header());
        header.put("kid", SECRET_ID);
        header.put("alg", "HS256");
        String input = CompactJws.signingInput(header, good.claims());
        try {
            String code = new MACSigner(secret)
                    .sign(new JWSHeader(JWSAlgorithm.HS256), input.getBytes(StandardCharsets.US_ASCII))
                    .toString();
            return with(good, header, input + "." + code);
        } catch (JOSEException e) {
            throw new IllegalStateException("the secret does not fit HS256", e);
        }
    }

    private static Token with(Token good, Map<String, Object> header, String value) {
        return new Token(value, header, good.claims(), good.expiresAt(), good.defects());
    }

    private static Map<String, Object> publicJwk(SigningKey key) {
        return new SignatureKey(key).publicJwk().toJSONObject();
    }

    private static JWK otherKind(SigningKey key) {
        try {
            return key.keyPair().getPublic().getAlgorithm().equals("RSA")
                    ? new ECKeyGenerator(Curve.P_256)
                            .keyID(key.id())
                            .keyUse(KeyUse.SIGNATURE)
                            .algorithm(JWSAlgorithm.ES256)
                            .generate()
                    : new RSAKeyGenerator(2048)
                            .keyID(key.id())
                            .keyUse(KeyUse.SIGNATURE)
                            .algorithm(JWSAlgorithm.RS256)
                            .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException("no key can be made", e);
        }
    }
}
