package dev.gatecrash.internal.key;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.factories.DefaultJWSVerifierFactory;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.io.IOException;
import java.net.URI;
import java.text.ParseException;

/** The published keys of an issuer elsewhere (RFC 7517 §5), read anew for each signature, so that rotation is seen. */
public final class RemoteKeys implements SignatureCheck {

    private static final int TIMEOUT_MILLIS = 5_000;
    private static final int MOST_BYTES = 1 << 20;

    private final URI jwks;

    /** The keys in this document. */
    public RemoteKeys(URI jwks) {
        this.jwks = jwks;
    }

    @Override
    public boolean verifies(JWSObject jws) {
        String id = jws.getHeader().getKeyID();
        return keys().getKeys().stream()
                .filter(key -> id == null || id.equals(key.getKeyID()))
                .anyMatch(key -> verifies(key, jws));
    }

    private JWKSet keys() {
        try {
            return JWKSet.load(jwks.toURL(), TIMEOUT_MILLIS, TIMEOUT_MILLIS, MOST_BYTES);
        } catch (IOException | ParseException e) {
            return new JWKSet();
        }
    }

    private static boolean verifies(JWK key, JWSObject jws) {
        try {
            return key instanceof AsymmetricJWK asymmetric
                    && jws.verify(new DefaultJWSVerifierFactory()
                            .createJWSVerifier(jws.getHeader(), asymmetric.toPublicKey()));
        } catch (JOSEException | IllegalStateException e) {
            return false;
        }
    }
}
