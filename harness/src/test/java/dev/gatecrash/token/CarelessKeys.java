package dev.gatecrash.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.impl.ECDSA;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.X509CertUtils;
import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.http.Endpoint;
import dev.gatecrash.web.Web;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.text.ParseException;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Finds the key of a token and looks at its signature, as carelessly as told. */
record CarelessKeys(AuthorizationServer auth, Set<Carelessness> careless) {

    boolean isSigned(Sent sent) {
        Map<String, Object> header = sent.header();
        String algorithm = String.valueOf(header.get("alg"));
        if (is(Carelessness.SKIPS_THE_SIGNATURE)) {
            return true;
        }
        if (algorithm.equalsIgnoreCase("none")) {
            return is(Carelessness.TAKES_NONE);
        }
        if (algorithm.equals("HS256")) {
            return secrets(header).stream()
                    .anyMatch(secret -> MessageDigest.isEqual(mac(secret, sent), sent.signature()));
        }
        Optional<JWK> published = published(header);
        if (published.isEmpty() && is(Carelessness.SKIPS_UNKNOWN_KEYS)) {
            return true;
        }
        return foreign(header)
                .or(() -> published
                        .filter(key -> is(Carelessness.IGNORES_THE_ALGORITHM)
                                || key.getAlgorithm().getName().equals(algorithm))
                        .map(CarelessKeys::publicKey))
                .filter(key -> sent.isSignedBy(key, signature(sent)))
                .isPresent();
    }

    private boolean is(Carelessness one) {
        return careless.contains(one);
    }

    private byte[] signature(Sent sent) {
        try {
            return is(Carelessness.TAKES_DER)
                    ? ECDSA.transcodeSignatureToConcat(sent.signature(), 64)
                    : sent.signature();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    private Optional<JWK> published(Map<String, Object> header) {
        return key(fetch(auth.url(Endpoint.JWKS)), header);
    }

    private Optional<PublicKey> foreign(Map<String, Object> header) {
        try {
            if (is(Carelessness.TRUSTS_JWK) && header.get("jwk") instanceof Map<?, ?> jwk) {
                Map<String, Object> members = new HashMap<>();
                jwk.forEach((name, value) -> members.put(String.valueOf(name), value));
                return Optional.of(publicKey(JWK.parse(members)));
            }
            if (is(Carelessness.TRUSTS_JKU)) {
                return key(fetch(url(header, "jku")), header).map(CarelessKeys::publicKey);
            }
            if (is(Carelessness.DISCOVERS_ANY_ISSUER)) {
                URI theirs = URI.create(auth.issuer() + "/attacker/jwks.json");
                return key(fetch(theirs), header).map(CarelessKeys::publicKey);
            }
            if (is(Carelessness.TRUSTS_X5U)) {
                return Optional.of(certified(X509CertUtils.parse(fetch(url(header, "x5u")))));
            }
            if (is(Carelessness.TRUSTS_X5C) && header.get("x5c") instanceof List<?> chain) {
                byte[] leaf = Base64.getDecoder().decode(String.valueOf(chain.get(0)));
                return Optional.of(certified(X509CertUtils.parse(leaf)));
            }
            if (is(Carelessness.FETCHES_KEYS_BY_ID)) {
                return Optional.of(publicKey(JWK.parse(fetch(url(header, "kid")))));
            }
            return Optional.empty();
        } catch (ParseException e) {
            throw new AssertionError(e);
        }
    }

    private List<byte[]> secrets(Map<String, Object> header) {
        String id = String.valueOf(header.get("kid"));
        if (is(Carelessness.READS_KEYS_FROM_FILES) && id.endsWith("/dev/null")) {
            return List.of(new byte[1]);
        }
        if (is(Carelessness.SELECTS_KEYS_BY_SQL) && id.contains("UNION SELECT 'k'")) {
            return List.of(text("k"));
        }
        if (is(Carelessness.HAS_A_SECRET_THAT_ALL_GUESS)) {
            return List.of(text("secret"), new byte[1]);
        }
        return is(Carelessness.TAKES_PUBLIC_KEYS_FOR_SECRETS)
                ? forms(published(header).orElseThrow())
                : List.of();
    }

    private static List<byte[]> forms(JWK key) {
        byte[] der = publicKey(key).getEncoded();
        String pem = "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der)
                + "\n-----END PUBLIC KEY-----";
        return List.of(der, text(pem), text(pem + "\n"), text(key.toJSONString()));
    }

    private static Optional<JWK> key(String keySet, Map<String, Object> header) {
        try {
            return Optional.ofNullable(JWKSet.parse(keySet).getKeyByKeyId(String.valueOf(header.get("kid"))));
        } catch (ParseException e) {
            throw new AssertionError(keySet, e);
        }
    }

    private static PublicKey publicKey(JWK key) {
        try {
            return key instanceof RSAKey rsa
                    ? rsa.toRSAPublicKey()
                    : key.toECKey().toECPublicKey();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    private static PublicKey certified(X509Certificate certificate) {
        return certificate.getPublicKey();
    }

    private static byte[] mac(byte[] secret, Sent sent) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return mac.doFinal(text(sent.signingInput()));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static URI url(Map<String, Object> header, String name) {
        return URI.create(String.valueOf(header.get(name)));
    }

    private static String fetch(URI url) {
        return Web.get(url).body();
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
