package dev.gatecrash.grants;

import static dev.gatecrash.http.Endpoint.TOKEN;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.oauth2.sdk.dpop.DefaultDPoPProofFactory;
import com.nimbusds.oauth2.sdk.id.JWTID;
import com.nimbusds.oauth2.sdk.token.AccessToken;
import com.nimbusds.openid.connect.sdk.Nonce;
import dev.gatecrash.AuthorizationServer;
import java.net.URI;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Somebody with a key of his own who makes DPoP proofs with it, by the SDK. */
final class Prover {

    private final AuthorizationServer auth;
    private final ECKey key;

    Prover(AuthorizationServer auth) {
        this.auth = auth;
        try {
            key = new ECKeyGenerator(Curve.P_256).generate();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    ECKey key() {
        return key;
    }

    String thumbprint() {
        try {
            return key.computeThumbprint().toString();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    /** A good proof for the token endpoint. */
    String proof() {
        return proof("POST", auth.url(TOKEN), now());
    }

    String proof(String method, URI url, Instant at) {
        return proof(method, url, at, null, null);
    }

    String proof(String method, URI url, Instant at, @Nullable AccessToken token, @Nullable Nonce nonce) {
        try {
            return new DefaultDPoPProofFactory(key, JWSAlgorithm.ES256)
                    .createDPoPJWT(new JWTID(), method, url, Date.from(at), token, nonce)
                    .serialize();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    Instant now() {
        return auth.clock().instant();
    }

    /** Redeems a code of a public client with this proof. */
    static Answer redeem(Caller client, String code, String proof) {
        return post(client, proof, "grant_type", "authorization_code", "code", code, "code_verifier", Caller.VERIFIER);
    }

    /** Asks the token endpoint with this proof. */
    static Answer post(Caller client, String proof, String... form) {
        return client.post(TOKEN, Map.of("DPoP", proof), form);
    }
}
