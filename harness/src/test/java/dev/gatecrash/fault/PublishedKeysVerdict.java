package dev.gatecrash.fault;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.http.Endpoint;
import dev.gatecrash.web.Web;
import java.text.ParseException;

/** Whether a token's signature is one of the keys' that an issuer publishes now. */
final class PublishedKeysVerdict {

    private PublishedKeysVerdict() {}

    static boolean of(AuthorizationServer auth, String token) throws ParseException, JOSEException {
        JWKSet published = JWKSet.parse(Web.get(auth.url(Endpoint.JWKS)).body());
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSKeySelector(
                new JWSVerificationKeySelector<>(JWSAlgorithm.RS256, new ImmutableJWKSet<>(published)));
        try {
            processor.process(token, null);
            return true;
        } catch (BadJOSEException e) {
            return false;
        }
    }
}
