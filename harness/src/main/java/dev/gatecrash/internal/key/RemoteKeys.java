package dev.gatecrash.internal.key;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.factories.DefaultJWSVerifierFactory;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetKeyPair;
import dev.gatecrash.internal.client.KeySets;
import dev.gatecrash.internal.fetch.FetchFailure;
import dev.gatecrash.internal.fetch.Fetcher;
import java.net.URI;

/** The published keys of an issuer elsewhere (RFC 7517 §5), fetched anew for each signature, so that rotation is seen. */
public final class RemoteKeys implements SignatureCheck {

    private static final int LARGEST = 64 * 1_024;

    private final URI jwks;
    private final Fetcher fetcher;

    /** The keys in this document, fetched with this. */
    public RemoteKeys(URI jwks, Fetcher fetcher) {
        this.jwks = jwks;
        this.fetcher = fetcher;
    }

    @Override
    public boolean verifies(JWSObject jws) throws FetchFailure {
        JWKMatcher matcher = JWKMatcher.forJWSHeader(jws.getHeader());
        JWKSet keys = keys();
        return matcher != null && new JWKSelector(matcher).select(keys).stream().anyMatch(key -> verifies(key, jws));
    }

    private JWKSet keys() throws FetchFailure {
        String document = fetcher.get(jwks, LARGEST).body();
        return KeySets.parse(document).orElseThrow(() -> new FetchFailure("is not a JWK set"));
    }

    private static boolean verifies(JWK key, JWSObject jws) {
        try {
            return key instanceof AsymmetricJWK pair && jws.verify(verifier(pair, jws));
        } catch (JOSEException | IllegalStateException e) {
            return false;
        }
    }

    private static JWSVerifier verifier(AsymmetricJWK key, JWSObject jws) throws JOSEException {
        return key instanceof OctetKeyPair pair
                ? Ed25519Jdk.verifier(pair)
                : new DefaultJWSVerifierFactory().createJWSVerifier(jws.getHeader(), key.toPublicKey());
    }
}
