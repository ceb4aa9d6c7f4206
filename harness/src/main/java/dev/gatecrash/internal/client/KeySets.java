package dev.gatecrash.internal.client;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.text.ParseException;
import java.util.Map;
import java.util.Optional;

/** JWK sets of others (RFC 7517 §5). */
final class KeySets {

    private KeySets() {}

    /** The set of this JSON text, if it is one. */
    static Optional<JWKSet> parse(String json) {
        try {
            return Optional.of(JWKSet.parse(json));
        } catch (ParseException | StackOverflowError e) {
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
    static boolean isPublic(JWKSet set) {
        return !set.isEmpty() && set.getKeys().stream().noneMatch(JWK::isPrivate);
    }
}
