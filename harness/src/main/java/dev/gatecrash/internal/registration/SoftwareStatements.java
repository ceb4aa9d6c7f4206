package dev.gatecrash.internal.registration;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.client.RegistrationError;
import dev.gatecrash.internal.client.KeySets;
import dev.gatecrash.internal.http.JwtText;
import dev.gatecrash.internal.http.Refusal;
import java.text.ParseException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Software statements: client metadata that somebody else has signed (RFC 7591 §2.3).
 *
 * <p>If no issuer of statements is trusted they are ignored (§3.1.1).
 */
public final class SoftwareStatements {

    /**
     * Client metadata with what a statement says of it.
     *
     * @param members the metadata, without the statement
     * @param statement the statement, if there was one and it was taken
     */
    record Applied(Map<String, Object> members, Optional<SignedJWT> statement) {}

    private static final String MEMBER = "software_statement";

    private final Map<String, JWKSet> issuers = new LinkedHashMap<>();
    private final Clock clock;

    /** Takes statements of these issuers, whose keys are JWK sets. */
    public SoftwareStatements(Map<String, String> keys, Clock clock) {
        keys.forEach((issuer, jwks) -> issuers.put(issuer, KeySets.parse(jwks).orElseThrow()));
        this.clock = clock;
    }

    Applied apply(Map<String, Object> asked) throws Refusal {
        Map<String, Object> members = new LinkedHashMap<>(asked);
        Object statement = members.remove(MEMBER);
        if (statement == null || issuers.isEmpty()) {
            return new Applied(members, Optional.empty());
        }
        try {
            SignedJWT jwt = JwtText.signed(String.valueOf(statement));
            JWTClaimsSet claims = jwt.getJWTClaimsSet();
            check(jwt, claims);
            // §2.3: what the statement says takes precedence.
            claims.getClaims().forEach((name, value) -> put(members, name, value));
            return new Applied(members, Optional.of(jwt));
        } catch (ParseException e) {
            throw invalid("The software statement is not a signed JWT");
        }
    }

    private void check(SignedJWT jwt, JWTClaimsSet claims) throws Refusal {
        if (claims.getIssuer() == null) {
            throw invalid("The software statement has no iss");
        }
        JWKSet keys = issuers.get(claims.getIssuer());
        if (keys == null) {
            throw new Refusal(
                    RegistrationError.UNAPPROVED_SOFTWARE_STATEMENT,
                    "The issuer of the software statement is not trusted here");
        }
        if (!KeySets.verifies(keys, jwt)) {
            throw invalid("The signature of the software statement is wrong");
        }
        if (claims.getExpirationTime() != null
                && !clock.instant().isBefore(claims.getExpirationTime().toInstant())) {
            throw invalid("The software statement has expired");
        }
    }

    private static void put(Map<String, Object> members, String name, @Nullable Object value) {
        if (value != null && !JWTClaimsSet.getRegisteredNames().contains(name)) {
            members.put(name, value);
        }
    }

    private static Refusal invalid(String description) {
        return new Refusal(RegistrationError.INVALID_SOFTWARE_STATEMENT, description);
    }
}
