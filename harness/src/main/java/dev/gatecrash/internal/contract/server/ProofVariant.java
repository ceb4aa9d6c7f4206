package dev.gatecrash.internal.contract.server;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.util.Base64URL;
import dev.gatecrash.internal.contract.bench.Bench;
import dev.gatecrash.internal.contract.bench.Presentation;
import dev.gatecrash.internal.contract.bench.Stimulus;
import dev.gatecrash.internal.contract.proof.Proof;
import dev.gatecrash.internal.contract.proof.ProofKey;
import dev.gatecrash.token.Token;
import java.nio.charset.StandardCharsets;
import java.security.interfaces.ECPrivateKey;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/**
 * A proof of possession that differs from a good one in one way. Immutable.
 *
 * @param words what it is
 * @param text makes the proof as it is sent, of the good one and its key
 */
record ProofVariant(String words, BiFunction<Proof, ProofKey, String> text) {

    private static final long LONG = 600;
    private static final byte[] SECRET = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    static final List<ProofVariant> TYPES = List.of(
            signed("typ is JWT", p -> p.header("typ", "JWT")), signed("there is no typ", p -> p.without("typ")));

    static final List<ProofVariant> ALGORITHMS = List.of(
            new ProofVariant(
                    "alg is none, and there is no signature",
                    (p, key) -> p.header("alg", "none").signingInput() + "."),
            new ProofVariant("alg is HS256, and the key is in the header", ProofVariant::symmetric));

    static final List<ProofVariant> SPELLINGS = List.of(location("htu has its scheme in upper case", "^http", "HTTP"));

    static final List<ProofVariant> SIGNATURES = List.of(
            new ProofVariant(
                    "the claims were changed after signing", (p, key) -> spliced(p, p.claim("jti", "other"), key)),
            new ProofVariant(
                    "another key has signed",
                    (p, key) -> p.signed(ProofKey.fresh().pair())));

    static final List<ProofVariant> PRIVATE =
            List.of(new ProofVariant("jwk has the private part d", ProofVariant::givingAway));

    static final List<ProofVariant> METHODS = List.of(signed("htm is GET", p -> p.claim("htm", "GET")));

    static final List<ProofVariant> LOCATIONS = List.of(
            location("htu has another host", "://[^/]+", "://127.0.0.2:9"),
            location("htu has another path", "$", "/other"),
            location("htu has another port", ":[0-9]+/", ":9/"),
            location("htu has another scheme", "^http", "other"));

    static final List<ProofVariant> TIMES = List.of(
            time("iat is ten minutes ago", -LONG),
            time("iat is in ten minutes", LONG),
            signed("there is no iat", p -> p.without("iat")));

    static final List<ProofVariant> LITTLE_OFF =
            List.of(time("a proof made four seconds ago", -4), time("a proof for one second from now", 1));

    static final List<ProofVariant> TOKENS = List.of(
            signed("there is no ath", p -> p.without("ath")),
            signed("ath is that of another token", p -> p.claim("ath", "fUHyO2r2Z3DZ53EsNrWBb0xWXoaNy59IiKCAqksmQEo")));

    static final List<ProofVariant> KEYS = List.of(new ProofVariant("another key, in the header too", (p, key) -> {
        ProofKey other = ProofKey.fresh();
        return p.header("jwk", other.publicJwk().toJSONObject()).signed(other.pair());
    }));

    static final List<ProofVariant> IDS = List.of(signed("there is no jti", p -> p.without("jti")));

    static final List<ProofVariant> NONCES = List.of(
            signed("the nonce is made up", p -> p.claim("nonce", "gatecrash")),
            signed("there is no nonce", p -> p.without("nonce")));

    /** A bound token with this proof. */
    Stimulus stimulus() {
        return new Stimulus("a proof of which is true: " + words, bench -> {
            Token token = bench.token().claim("cnf", confirmation(bench)).mint();
            ProofKey key = bench.proofKey();
            return request -> request.plus("Authorization", "DPoP " + token.value())
                    .plus("DPoP", text.apply(key.proof(request, token.value()), key));
        });
    }

    /** A token is bound to the secret where one signs: otherwise the binding alone would do for a refusal. */
    private Map<String, Object> confirmation(Bench bench) {
        try {
            return words.startsWith("alg is HS256")
                    ? Map.of(
                            "jkt",
                            new OctetSequenceKey.Builder(SECRET)
                                    .build()
                                    .computeThumbprint()
                                    .toString())
                    : bench.proofKey().confirmation();
        } catch (JOSEException e) {
            throw new IllegalStateException("a secret has no thumbprint", e);
        }
    }

    static Presentation none(Bench bench, Token token) {
        return Presentation.authorization("DPoP " + token.value());
    }

    static Presentation text(Token token, String proof) {
        return request -> request.plus("Authorization", "DPoP " + token.value()).plus("DPoP", proof);
    }

    static Presentation twice(Bench bench, Token token) {
        ProofKey key = bench.proofKey();
        return request -> request.plus("Authorization", "DPoP " + token.value())
                .plus("DPoP", key.proof(request, token.value()).signed(key.pair()))
                .plus("DPoP", key.proof(request, token.value()).signed(key.pair()));
    }

    static Presentation underBearer(Bench bench, Token token) {
        ProofKey key = bench.proofKey();
        return request -> request.plus("Authorization", "Bearer " + token.value())
                .plus("DPoP", key.proof(request, token.value()).signed(key.pair()));
    }

    static Presentation unbound(Bench bench, Token any) {
        return bench.present(bench.token().without("cnf").mint());
    }

    private static ProofVariant signed(String words, UnaryOperator<Proof> change) {
        return new ProofVariant(words, (p, key) -> change.apply(p).signed(key.pair()));
    }

    private static ProofVariant time(String words, long seconds) {
        return signed(words, p -> p.claim("iat", Instant.now().getEpochSecond() + seconds));
    }

    private static ProofVariant location(String words, String pattern, String replacement) {
        return signed(
                words, p -> p.claim("htu", String.valueOf(p.claims().get("htu")).replaceFirst(pattern, replacement)));
    }

    private static String spliced(Proof signed, Proof sent, ProofKey key) {
        String signature = signed.signed(key.pair()).replaceFirst(".*\\.", "");
        return sent.signingInput() + "." + signature;
    }

    private static String symmetric(Proof proof, ProofKey key) {
        Proof claimed = proof.header("alg", "HS256")
                .header("jwk", new OctetSequenceKey.Builder(SECRET).build().toJSONObject());
        try {
            Base64URL code = new MACSigner(SECRET)
                    .sign(
                            new JWSHeader(JWSAlgorithm.HS256),
                            claimed.signingInput().getBytes(StandardCharsets.US_ASCII));
            return claimed.signingInput() + "." + code;
        } catch (JOSEException e) {
            throw new IllegalStateException("the secret does not fit HS256", e);
        }
    }

    private static String givingAway(Proof proof, ProofKey key) {
        Map<String, Object> jwk = new LinkedHashMap<>(key.publicJwk().toJSONObject());
        ECPrivateKey secret = (ECPrivateKey) key.pair().key().keyPair().getPrivate();
        jwk.put(
                "d",
                com.nimbusds.jose.jwk.ECKey.encodeCoordinate(256, secret.getS()).toString());
        return proof.header("jwk", jwk).signed(key.pair());
    }
}
