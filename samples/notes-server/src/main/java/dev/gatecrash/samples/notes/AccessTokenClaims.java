package dev.gatecrash.samples.notes;

import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.BadJWTException;
import com.nimbusds.jwt.proc.JWTClaimsSetVerifier;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import org.jspecify.annotations.Nullable;

/**
 * The rules for the claims of an access token. The times are taken without any leeway: the issuer under test runs by
 * the same clock.
 */
final class AccessTokenClaims implements JWTClaimsSetVerifier<SecurityContext> {

    private final ProtectedResource resource;
    private final Clock clock;

    AccessTokenClaims(ProtectedResource resource, Clock clock) {
        this.resource = resource;
        this.clock = clock;
    }

    @Override
    public void verify(JWTClaimsSet claims, @Nullable SecurityContext context) throws BadJWTException {
        Instant now = clock.instant();
        Date expiry = claims.getExpirationTime();
        Date notBefore = claims.getNotBeforeTime();
        String subject = claims.getSubject();
        require(resource.issuer().toString().equals(claims.getIssuer()), "The token is from another issuer");
        require(claims.getAudience().contains(resource.identifier().toString()), "The token is for another audience");
        require(expiry != null, "The token has no expiry");
        require(now.isBefore(expiry.toInstant()), "The token has expired");
        require(notBefore == null || !now.isBefore(notBefore.toInstant()), "The token is not valid yet");
        require(subject != null && !subject.isEmpty(), "The token has no subject");
    }

    private static void require(boolean condition, String otherwise) throws BadJWTException {
        if (!condition) {
            throw new BadJWTException(otherwise);
        }
    }
}
