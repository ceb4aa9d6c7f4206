package dev.gatecrash.internal.contract.forge;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.util.Base64URL;
import dev.gatecrash.internal.contract.bench.Bench;
import dev.gatecrash.internal.contract.bench.Stimulus;
import dev.gatecrash.internal.key.CompactJws;
import dev.gatecrash.internal.key.KeyPool;
import dev.gatecrash.internal.key.SignatureKey;
import dev.gatecrash.key.SigningAlgorithm;
import dev.gatecrash.key.SigningKey;
import dev.gatecrash.token.Token;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** JWTs that no builder makes: any header, any payload, any signature; all else is as in a good one. */
public final class Forge {

    private static final Map<String, String> MACS =
            Map.of("HS256", "HmacSHA256", "HS384", "HmacSHA384", "HS512", "HmacSHA512");
    private static final int SECRET_BYTES = 64;

    private Forge() {}

    /** A good JWT whose text was changed. */
    public static Stimulus text(String words, UnaryOperator<String> change) {
        return new Stimulus(
                words, bench -> bench.present(change.apply(bench.jwt().mint().value())));
    }

    /** A JWT of this payload, signed by the issuer's key. */
    public static Stimulus payload(String words, Function<Token, String> payload) {
        return made(
                words,
                (bench, good) ->
                        CompactJws.sign(good.header(), payload.apply(good).getBytes(UTF_8), own(bench)));
    }

    /** A JWT whose header is changed like this, signed by the issuer's key. */
    public static Stimulus header(String words, Consumer<Map<String, Object>> change) {
        return made(words, (bench, good) -> CompactJws.sign(input(good, change), own(bench)));
    }

    /** A JWT whose header is changed like this, signed by a key that nobody has published. */
    public static Stimulus foreign(String words, Consumer<Map<String, Object>> change) {
        return made(words, (bench, good) -> CompactJws.sign(input(good, change), foreign(bench)));
    }

    /** A JWT that the issuer's own key signed in another algorithm. */
    public static Stimulus signedAs(SigningAlgorithm algorithm) {
        return made("signed by the issuer's key, but with " + algorithm.value(), (bench, good) -> {
            SigningKey key = bench.auth().keys().current();
            return CompactJws.sign(
                    input(good, header -> header.put("alg", algorithm.value())),
                    new SignatureKey(new SigningKey(key.id(), algorithm, key.keyPair())));
        });
    }

    /** A JWT of this algorithm, which nobody knows, with the signature of a foreign key. */
    public static Stimulus algorithm(String words, String name) {
        return foreign(words, header -> header.put("alg", name));
    }

    /** HS256 keyed with this secret. */
    public static Stimulus keyed(String words, byte[] secret) {
        return keyed(words, "HS256", bench -> secret);
    }

    /** An HMAC keyed with this secret. */
    public static Stimulus keyed(String words, String algorithm, Function<Bench, byte[]> secret) {
        return made(words, (bench, good) -> {
            String input = input(good, header -> header.put("alg", algorithm));
            return input + "." + mac(algorithm, secret.apply(bench), input);
        });
    }

    /** Any JWT made from what is in a good one. */
    public static Stimulus made(String words, Maker maker) {
        return new Stimulus(
                words, bench -> bench.present(maker.make(bench, bench.jwt().mint())));
    }

    /** Makes the text of a token. */
    @FunctionalInterface
    public interface Maker {
        String make(Bench bench, Token good);
    }

    /** Header and payload of a good token, the header changed like this. */
    public static String input(Token good, Consumer<Map<String, Object>> change) {
        Map<String, Object> header = new LinkedHashMap<>(good.header());
        change.accept(header);
        return CompactJws.signingInput(header, good.claims());
    }

    public static SignatureKey own(Bench bench) {
        return new SignatureKey(bench.auth().keys().current());
    }

    public static SignatureKey foreign(Bench bench) {
        SigningKey key = bench.auth().keys().current();
        return new SignatureKey(
                new SigningKey(key.id(), key.algorithm(), KeyPool.shared().foreign(key.algorithm())));
    }

    public static byte[] random() {
        byte[] secret = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(secret);
        return secret;
    }

    private static Base64URL mac(String algorithm, byte[] secret, String input) {
        try {
            String name = MACS.getOrDefault(algorithm, "HmacSHA256");
            Mac mac = Mac.getInstance(name);
            mac.init(new SecretKeySpec(secret, name));
            return Base64URL.encode(mac.doFinal(input.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no HMAC for " + algorithm, e);
        }
    }
}
