package dev.gatecrash.internal.contract.token;

import static dev.gatecrash.check.Family.SIGNATURE;
import static dev.gatecrash.check.Severity.CRITICAL;
import static dev.gatecrash.internal.contract.bench.Row.must;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.util.Base64;
import dev.gatecrash.check.Clause;
import dev.gatecrash.internal.contract.bench.Bench;
import dev.gatecrash.internal.contract.bench.Row;
import dev.gatecrash.internal.contract.bench.Stimulus;
import dev.gatecrash.internal.contract.forge.Cause;
import dev.gatecrash.internal.contract.forge.Forge;
import dev.gatecrash.token.Defect;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** HMAC with a secret that is none: the issuer's public key, or what stands in a framework's documentation. */
public final class SecretChecks {

    // The header of a public RSA key in X.509 (RFC 8017 A.1), before the key in PKCS #1.
    private static final int X509_HEADER = 24;
    private static final List<String> DEFAULTS = List.of(
            "changeme", "password", "your-256-bit-secret", "your-secret-key", "secretkey", "mysecret", "supersecret");

    private SecretChecks() {}

    /** The rows. */
    public static List<Row> rows() {
        return List.of(
                Cause.verifies(must(SIGNATURE, 3, CRITICAL, Clause.rfc(8725, "2.1")))
                        .needs(Cause.KNOWN_ALGORITHM)
                        .title("The public key is no HMAC secret")
                        .sends("HS256, HS384 and HS512 tokens keyed with the public key in all its forms")
                        .expects("401 with error=\"invalid_token\"")
                        .because("The public key is public: whoever takes it for a secret lets everybody sign.")
                        .remedy("Name the algorithms that you accept, asymmetric ones only.")
                        .refuses(Stream.concat(
                                        Stream.of(
                                                        Defect.HMAC_WITH_PUBLIC_KEY,
                                                        Defect.HMAC_WITH_TRIMMED_PEM,
                                                        Defect.HMAC_WITH_DER,
                                                        Defect.HMAC_WITH_JWK)
                                                .map(Stimulus::defect),
                                        Stream.of(
                                                key("HS384 keyed with the PEM", "HS384", SecretChecks::pem),
                                                key("HS512 keyed with the PEM", "HS512", SecretChecks::pem),
                                                key("HS256 keyed with the key as PKCS #1", "HS256", SecretChecks::raw),
                                                key("HS256 keyed with the modulus", "HS256", SecretChecks::modulus)))
                                .toArray(Stimulus[]::new)),
                Cause.verifies(must(SIGNATURE, 4, CRITICAL, Clause.rfc(8725, "3.5")))
                        .needs(Cause.KNOWN_ALGORITHM)
                        .title("A secret from the documentation opens nothing")
                        .sends("HS256 tokens keyed with nothing, with common defaults, the issuer and the resource")
                        .expects("401 with error=\"invalid_token\"")
                        .because("A symmetric fallback with a default secret is a key under the doormat.")
                        .remedy("Name the algorithms that you accept, asymmetric ones only, and configure no secret.")
                        .refuses(Stream.concat(
                                        Stream.of(
                                                Cause.EMPTY_SECRET,
                                                Stimulus.defect(Defect.HMAC_WITH_GUESSED_SECRET),
                                                Forge.keyed(
                                                        "HS256 keyed with the issuer",
                                                        "HS256",
                                                        bench -> bytes(
                                                                bench.auth().issuer())),
                                                Forge.keyed(
                                                        "HS256 keyed with the resource",
                                                        "HS256",
                                                        bench -> bytes(
                                                                bench.profile().audience()))),
                                        DEFAULTS.stream()
                                                .map(word -> Forge.keyed("HS256 keyed with " + word, bytes(word))))
                                .toArray(Stimulus[]::new)));
    }

    private interface Form {
        byte[] of(PublicKey key);
    }

    private static Stimulus key(String words, String algorithm, Form form) {
        return Forge.keyed(words, algorithm, bench -> form.of(publicKey(bench)));
    }

    private static PublicKey publicKey(Bench bench) {
        return bench.auth().keys().current().keyPair().getPublic();
    }

    private static byte[] pem(PublicKey key) {
        String text = Base64.encode(key.getEncoded()).toString().replaceAll("(.{64})(?=.)", "$1\n");
        return bytes("-----BEGIN PUBLIC KEY-----\n" + text + "\n-----END PUBLIC KEY-----\n");
    }

    private static byte[] raw(PublicKey key) {
        byte[] encoded = key.getEncoded();
        return key instanceof RSAPublicKey ? Arrays.copyOfRange(encoded, X509_HEADER, encoded.length) : encoded;
    }

    private static byte[] modulus(PublicKey key) {
        return key instanceof RSAPublicKey rsa ? rsa.getModulus().toByteArray() : key.getEncoded();
    }

    private static byte[] bytes(Object text) {
        return text.toString().getBytes(UTF_8);
    }
}
