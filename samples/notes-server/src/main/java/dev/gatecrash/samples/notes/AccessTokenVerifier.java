package dev.gatecrash.samples.notes;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.JWTParser;
import com.nimbusds.jwt.proc.BadJWTException;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.text.ParseException;
import java.util.Optional;
import java.util.Set;

/** Decides whether a token is an access token from the issuer for this server. */
final class AccessTokenVerifier {

    // Asymmetric ones only: with HS256 a public key could be abused as a shared secret.
    private static final Set<JWSAlgorithm> ALGORITHMS =
            Set.of(JWSAlgorithm.RS256, JWSAlgorithm.PS256, JWSAlgorithm.ES256);

    // The values that RFC 9068 section 4 allows, and the plain one of issuers that do not follow it.
    private static final JOSEObjectType[] TYPES = {
        new JOSEObjectType("at+jwt"), new JOSEObjectType("application/at+jwt"), JOSEObjectType.JWT
    };

    private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();

    AccessTokenVerifier(JWKSource<SecurityContext> keys, AccessTokenClaims claims) {
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(TYPES));
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, keys));
        processor.setJWTClaimsSetVerifier(claims);
    }

    AccessToken verify(BearerCredentials credentials) throws InvalidTokenException, IssuerUnavailableException {
        try {
            JWTClaimsSet claims = processor.process(parsed(credentials.token()), null);
            String scope = Optional.ofNullable(claims.getStringClaim("scope")).orElse("");
            return new AccessToken(claims.getSubject(), Scopes.parse(scope));
        } catch (RateLimitReachedException e) {
            throw new InvalidTokenException("The key of the token is not known", e);
        } catch (KeySourceException e) {
            throw new IssuerUnavailableException(e);
        } catch (BadJWTException e) {
            // Only the rules for the claims throw this, and their messages are fit for clients.
            throw new InvalidTokenException(String.valueOf(e.getMessage()), e);
        } catch (ParseException e) {
            throw new InvalidTokenException("The token is not a JWT of the expected form", e);
        } catch (BadJOSEException | JOSEException e) {
            throw new InvalidTokenException("The type, algorithm, key or signature of the token is not accepted", e);
        }
    }

    private static JWT parsed(String token) throws ParseException {
        try {
            return JWTParser.parse(token);
        } catch (NullPointerException e) {
            // What the library throws at a header that is null.
            throw new ParseException("The token has no header", 0);
        }
    }
}
