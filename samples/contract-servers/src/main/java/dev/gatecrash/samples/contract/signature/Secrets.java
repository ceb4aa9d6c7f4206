package dev.gatecrash.samples.contract.signature;

import static dev.gatecrash.samples.contract.bug.token.HeaderBug.KEY_ID_IN_SQL;
import static dev.gatecrash.samples.contract.bug.token.HeaderBug.KEY_ID_IS_PATH;
import static dev.gatecrash.samples.contract.bug.token.SignatureBug.HMAC_WITH_DEFAULT_SECRET;
import static dev.gatecrash.samples.contract.bug.token.SignatureBug.HMAC_WITH_EMPTY_SECRET;
import static dev.gatecrash.samples.contract.bug.token.SignatureBug.HMAC_WITH_PUBLIC_DER;
import static dev.gatecrash.samples.contract.bug.token.SignatureBug.HMAC_WITH_PUBLIC_JWK;
import static dev.gatecrash.samples.contract.bug.token.SignatureBug.HMAC_WITH_PUBLIC_PEM;
import static dev.gatecrash.samples.contract.bug.token.SignatureBug.HMAC_WITH_PUBLIC_PKCS1;
import static dev.gatecrash.samples.contract.bug.token.SignatureBug.SYMMETRIC_KEY_OF_THE_SET;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.RSAKey;
import dev.gatecrash.samples.contract.access.Refusal;
import dev.gatecrash.samples.contract.profile.Setup;
import java.nio.charset.StandardCharsets;
import java.security.Key;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/** What a careless server takes for the secret of an HMAC; without bugs there is no secret. */
final class Secrets {

    // What X.509 has before the PKCS #1 form of an RSA key of 2048 bits.
    private static final int X509_HEADER = 24;

    private final Setup setup;
    private final Keys keys;

    Secrets(Setup setup, Keys keys) {
        this.setup = setup;
        this.keys = keys;
    }

    boolean authenticate(Jws jws) throws Refusal {
        String algorithm = jws.text("alg").orElse("");
        byte[] input = jws.signingInput();
        return algorithm.startsWith("HS")
                && secrets(jws).stream()
                        .anyMatch(secret -> Signatures.isAuthenticated(input, jws.signature(), algorithm, secret));
    }

    private List<byte[]> secrets(Jws jws) throws Refusal {
        List<byte[]> secrets = new ArrayList<>();
        String id = jws.text("kid").orElse("");
        if (setup.has(HMAC_WITH_DEFAULT_SECRET)) {
            Stream.of("secret", "changeme", "your-256-bit-secret")
                    .map(Secrets::bytes)
                    .forEach(secrets::add);
        }
        if (setup.has(HMAC_WITH_EMPTY_SECRET) || (setup.has(KEY_ID_IS_PATH) && id.endsWith("/dev/null"))) {
            secrets.add(new byte[0]);
        }
        if (setup.has(KEY_ID_IN_SQL) && id.contains("UNION SELECT 'k'")) {
            secrets.add(bytes("k"));
        }
        if (setup.bugs()
                .hasAny(
                        HMAC_WITH_PUBLIC_PEM,
                        HMAC_WITH_PUBLIC_DER,
                        HMAC_WITH_PUBLIC_PKCS1,
                        HMAC_WITH_PUBLIC_JWK,
                        SYMMETRIC_KEY_OF_THE_SET)) {
            keys.all().forEach(key -> secrets.addAll(forms(key)));
        }
        return secrets;
    }

    private List<byte[]> forms(JWK key) {
        List<byte[]> forms = new ArrayList<>();
        if (key instanceof OctetSequenceKey secret && setup.has(SYMMETRIC_KEY_OF_THE_SET)) {
            forms.add(secret.toByteArray());
        }
        Signatures.publicKey(key).map(Key::getEncoded).ifPresent(der -> {
            if (setup.has(HMAC_WITH_PUBLIC_DER)) {
                forms.add(der);
            }
            if (setup.has(HMAC_WITH_PUBLIC_PKCS1) && key instanceof RSAKey) {
                forms.add(Arrays.copyOfRange(der, X509_HEADER, der.length));
            }
            if (setup.has(HMAC_WITH_PUBLIC_PEM)) {
                forms.add(bytes(pem(der)));
                forms.add(bytes(pem(der) + "\n"));
            }
            if (setup.has(HMAC_WITH_PUBLIC_JWK)) {
                forms.add(bytes(key.toJSONString()));
            }
        });
        return forms;
    }

    private static String pem(byte[] der) {
        return "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der)
                + "\n-----END PUBLIC KEY-----";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
