package dev.gatecrash.internal.contract.proof;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.dpop.DefaultDPoPProofFactory;
import com.nimbusds.oauth2.sdk.token.DPoPAccessToken;
import com.nimbusds.openid.connect.sdk.Nonce;
import dev.gatecrash.internal.contract.wire.Outgoing;
import dev.gatecrash.internal.key.KeyPool;
import dev.gatecrash.internal.key.SignatureKey;
import dev.gatecrash.key.SigningAlgorithm;
import dev.gatecrash.key.SigningKey;
import java.net.URI;
import java.security.interfaces.ECPrivateKey;
import java.text.ParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A client's key for proofs of possession (RFC 9449), and the nonce that the server asked for last. Thread-safe. */
public final class ProofKey {

    private final SignatureKey key;
    private final DefaultDPoPProofFactory factory;
    private volatile Optional<String> nonce = Optional.empty();

    private ProofKey(SignatureKey key) {
        this.key = key;
        try {
            ECKey pair = new ECKey.Builder(key.publicJwk().toECKey())
                    .privateKey((ECPrivateKey) key.key().keyPair().getPrivate())
                    .build();
            this.factory = new DefaultDPoPProofFactory(pair, key.algorithm());
        } catch (JOSEException e) {
            throw new IllegalStateException("the pool made a key that does not fit ES256", e);
        }
    }

    /** A new key. */
    public static ProofKey fresh() {
        SigningAlgorithm algorithm = SigningAlgorithm.ES256;
        return new ProofKey(new SignatureKey(
                new SigningKey("proof", algorithm, KeyPool.shared().lend(algorithm))));
    }

    /** What a token is bound by (RFC 9449 §6.1): the claim {@code cnf}. */
    public Map<String, Object> confirmation() {
        try {
            return Map.of("jkt", publicJwk().computeThumbprint().toString());
        } catch (JOSEException e) {
            throw new IllegalStateException("a public key has no thumbprint", e);
        }
    }

    /** The public half. */
    public JWK publicJwk() {
        return key.publicJwk();
    }

    /** The pair, to sign what is wrong. */
    public SignatureKey pair() {
        return key;
    }

    /** A new proof for this request and token, not signed yet. */
    public Proof proof(Outgoing request, String token) {
        try {
            SignedJWT good = factory.createDPoPJWT(
                    request.method(),
                    location(request),
                    new DPoPAccessToken(token),
                    nonce.map(Nonce::new).orElse(null));
            // toJSONObject has times as numbers, as they are on the wire.
            return new Proof(
                    good.getHeader().toJSONObject(),
                    new LinkedHashMap<>(good.getJWTClaimsSet().toJSONObject()));
        } catch (JOSEException | ParseException e) {
            throw new IllegalStateException("no proof can be made for " + request.target(), e);
        }
    }

    /** Uses this nonce from now on (RFC 9449 §9). */
    public void use(String asked) {
        nonce = Optional.of(asked);
    }

    /** The nonce in use. */
    public Optional<String> nonce() {
        return nonce;
    }

    /** RFC 9449 §4.2, htu: without query and fragment. */
    private static URI location(Outgoing request) {
        String path = request.target().replaceAll("[?#].*", "");
        return URI.create(
                request.server().getScheme() + "://" + request.server().getRawAuthority() + path);
    }
}
