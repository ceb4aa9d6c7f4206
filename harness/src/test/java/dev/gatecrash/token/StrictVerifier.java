package dev.gatecrash.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.BadJWTException;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.http.Endpoint;
import dev.gatecrash.web.Web;
import java.text.ParseException;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Nimbus' own validator, set up as a careful server would: nothing is taken that is not asked for. */
final class StrictVerifier {

    private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(JWSAlgorithm.RS256, JWSAlgorithm.ES256);

    private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();

    StrictVerifier(AuthorizationServer auth, String audience, String scope) throws ParseException {
        JWKSet keys = JWKSet.parse(Web.get(auth.url(Endpoint.JWKS)).body());
        processor.setJWSTypeVerifier(
                new DefaultJOSEObjectTypeVerifier<>(JOSEObjectType.JWT, new JOSEObjectType("at+jwt")));
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, new ImmutableJWKSet<>(keys)));
        processor.setJWTClaimsSetVerifier(new Claims(auth, audience, scope));
    }

    /** What speaks against this token; empty if nothing does. */
    Optional<String> objection(Token token) {
        return objection(token.value());
    }

    Optional<String> objection(String token) {
        try {
            processor.process(token, null);
            return Optional.empty();
        } catch (ParseException | BadJOSEException | JOSEException e) {
            return Optional.of(e.toString());
        }
    }

    private static final class Claims extends DefaultJWTClaimsVerifier<SecurityContext> {

        private final AuthorizationServer auth;
        private final String scope;

        Claims(AuthorizationServer auth, String audience, String scope) {
            super(
                    audience,
                    new JWTClaimsSet.Builder().issuer(auth.issuer().toString()).build(),
                    Set.of("iss", "sub", "aud", "exp"));
            setMaxClockSkew(0);
            this.auth = auth;
            this.scope = scope;
        }

        @Override
        protected Date currentTime() {
            return Date.from(auth.clock().instant());
        }

        @Override
        public void verify(JWTClaimsSet claims, @Nullable SecurityContext context) throws BadJWTException {
            super.verify(claims, context);
            if (claims.getClaim("cnf") != null) {
                throw new BadJWTException("bound to a key");
            }
            List<String> granted =
                    claims.getClaim("scope") instanceof String text ? Arrays.asList(text.split(" ")) : List.of();
            if (!granted.contains(scope)) {
                throw new BadJWTException("not enough scope");
            }
        }
    }
}
