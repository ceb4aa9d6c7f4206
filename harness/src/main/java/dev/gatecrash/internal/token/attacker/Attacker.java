package dev.gatecrash.internal.token.attacker;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.util.JSONObjectUtils;
import dev.gatecrash.http.Response;
import dev.gatecrash.internal.key.KeyPool;
import dev.gatecrash.internal.key.RotatingKeys;
import dev.gatecrash.internal.key.SignatureKey;
import dev.gatecrash.key.SigningAlgorithm;
import dev.gatecrash.key.SigningKey;
import java.net.URI;
import java.security.cert.CertificateEncodingException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import okhttp3.tls.HeldCertificate;

/**
 * Somebody with keys of their own, and with a place below the issuer's URL to publish them at. The keys bear the ids of
 * the issuer's, so that a forged token differs from a good one as little as possible. Thread-safe.
 */
public final class Attacker {

    private static final String KEY_SET = "jwks.json";
    private static final String KEY = ".jwk";
    private static final String CERTIFICATES = ".pem";

    private final URI place;
    private final RotatingKeys keys;
    private final KeyPool pool;
    private final Map<SigningAlgorithm, List<HeldCertificate>> chains = new ConcurrentHashMap<>();

    /** Publishes at this place, and attacks the issuer that has these keys. */
    public Attacker(URI place, RotatingKeys keys, KeyPool pool) {
        this.place = place;
        this.keys = keys;
        this.pool = pool;
    }

    /** The attacker's own issuer identifier. */
    public URI issuer() {
        return place;
    }

    /** The document of this name. */
    public Optional<Response> document(String name) {
        if (name.equals(KEY_SET)) {
            return Optional.of(json("application/jwk-set+json", keySet().toJSONObject()));
        }
        return keys.published().stream()
                .map(SignatureKey::new)
                .flatMap(key -> Stream.of(keyLike(key), certifiedKeyLike(key)))
                .flatMap(key -> document(name, key).stream())
                .findFirst();
    }

    /** What the attacker's own issuer says of itself (RFC 8414 §2). */
    public Response metadata() {
        return json(
                "application/json",
                Map.of(
                        "issuer", place.toString(),
                        "jwks_uri", keySetUrl().toString(),
                        "authorization_endpoint", place + "/authorize",
                        "token_endpoint", place + "/token",
                        "response_types_supported", List.of("code"),
                        "subject_types_supported", List.of("public"),
                        "id_token_signing_alg_values_supported", List.of("RS256", "ES256")));
    }

    /** The attacker's key in place of this one: same id, same algorithm. */
    public SignatureKey keyLike(SignatureKey original) {
        SigningAlgorithm algorithm = original.key().algorithm();
        // Never a pooled pair: an issuer could publish it later, and the forgery would come true.
        return new SignatureKey(new SigningKey(original.key().id(), algorithm, pool.foreign(algorithm)));
    }

    /** The attacker's key in place of this one that there is a certificate of: one of P-256 for the longer curves. */
    public SignatureKey certifiedKeyLike(SignatureKey original) {
        SigningKey key = original.key();
        return switch (key.algorithm()) {
            // OkHttp writes the names of these curves wrong into certificates.
            case ES384, ES512 ->
                keyLike(new SignatureKey(
                        new SigningKey(key.id(), SigningAlgorithm.ES256, pool.foreign(SigningAlgorithm.ES256))));
            case RS256, RS384, RS512, PS256, PS384, PS512, ES256, EDDSA -> keyLike(original);
        };
    }

    /** Where the attacker's keys are, under the ids of the issuer's. */
    public URI keySetUrl() {
        return URI.create(place + "/" + KEY_SET);
    }

    /** Where the attacker's key in place of this one is, alone. */
    public URI keyUrl(SignatureKey original) {
        return url(original, KEY);
    }

    /** Where the certificates of a certified key are. */
    public URI certificateUrl(SignatureKey original) {
        return url(original, CERTIFICATES);
    }

    /** The certificate of the attacker's key, and that of the authority that signed it (RFC 7515 §4.1.6). */
    public List<String> certificates(SignatureKey original) {
        return chain(original.key().algorithm()).stream().map(Attacker::der).toList();
    }

    private Optional<Response> document(String name, SignatureKey key) {
        String algorithm = key.key().algorithm().value();
        if (name.equals(algorithm + KEY)) {
            return Optional.of(json("application/jwk+json", key.publicJwk().toJSONObject()));
        }
        return name.equals(algorithm + CERTIFICATES)
                ? Optional.of(Response.of(200, "application/pem-certificate-chain", pem(key)))
                : Optional.empty();
    }

    private URI url(SignatureKey original, String suffix) {
        return URI.create(place + "/" + original.key().algorithm().value() + suffix);
    }

    private JWKSet keySet() {
        return new JWKSet(keys.published().stream()
                .map(SignatureKey::new)
                .map(key -> keyLike(key).publicJwk())
                .toList());
    }

    private String pem(SignatureKey key) {
        StringBuilder text = new StringBuilder();
        chain(key.key().algorithm()).forEach(certificate -> text.append(certificate.certificatePem()));
        return text.toString();
    }

    private List<HeldCertificate> chain(SigningAlgorithm algorithm) {
        return chains.computeIfAbsent(algorithm, any -> {
            HeldCertificate authority = new HeldCertificate.Builder()
                    .certificateAuthority(0)
                    .commonName("Attacker's authority")
                    .ecdsa256()
                    .build();
            HeldCertificate leaf = new HeldCertificate.Builder()
                    .signedBy(authority)
                    .commonName("Attacker")
                    .keyPair(pool.foreign(any))
                    .build();
            return List.of(leaf, authority);
        });
    }

    private static String der(HeldCertificate held) {
        try {
            return Base64.getEncoder().encodeToString(held.certificate().getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a certificate that was just made cannot be written", e);
        }
    }

    private static Response json(String type, Map<String, Object> members) {
        return Response.of(200, type, JSONObjectUtils.toJSONString(members));
    }
}
