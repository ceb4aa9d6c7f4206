package dev.gatecrash.internal.client;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.factories.DefaultJWSVerifierFactory;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.SignedJWT;
import dev.gatecrash.internal.http.JsonObject;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** JWK sets of others (RFC 7517 §5), and signatures made with their keys. */
public final class KeySets {

    /** The algorithms that are verified with a public key. */
    static final Set<JWSAlgorithm> ALGORITHMS = Set.of(
            JWSAlgorithm.RS256,
            JWSAlgorithm.RS384,
            JWSAlgorithm.RS512,
            JWSAlgorithm.PS256,
            JWSAlgorithm.PS384,
            JWSAlgorithm.PS512,
            JWSAlgorithm.ES256,
            JWSAlgorithm.ES384,
            JWSAlgorithm.ES512);

    private KeySets() {}

    /** The set of this JSON text, if it is one. */
    public static Optional<JWKSet> parse(String json) {
        try {
            return Optional.of(JWKSet.parse(JsonObject.parse(json)));
        } catch (ParseException e) {
            return Optional.empty();
        }
    }

    /** The set that is this member of a JSON object, if it is one. */
    static Optional<JWKSet> member(Map<String, Object> members, String name) {
        try {
            Map<String, Object> set = JSONObjectUtils.getJSONObject(members, name);
            return set == null ? Optional.empty() : Optional.of(JWKSet.parse(set));
        } catch (ParseException e) {
            return Optional.empty();
        }
    }

    /** Whether it has keys, and no private or symmetric one. */
    public static boolean isPublic(JWKSet set) {
        return !set.isEmpty() && set.getKeys().stream().noneMatch(JWK::isPrivate);
    }

    /** The keys that may have signed this. */
    static List<JWK> candidates(JWKSet set, SignedJWT jwt) {
        JWSHeader header = jwt.getHeader();
        return ALGORITHMS.contains(header.getAlgorithm())
                ? new JWKSelector(JWKMatcher.forJWSHeader(header)).select(set)
                : List.of();
    }

    /** Whether one of the keys has signed this. */
    public static boolean verifies(JWKSet set, SignedJWT jwt) {
        return candidates(set, jwt).stream().anyMatch(key -> verifies(key, jwt));
    }

    private static boolean verifies(JWK key, SignedJWT jwt) {
        try {
            return key instanceof AsymmetricJWK pair
                    && jwt.verify(
                            new DefaultJWSVerifierFactory().createJWSVerifier(jwt.getHeader(), pair.toPublicKey()));
        } catch (JOSEException e) {
            return false;
        }
    }
}
