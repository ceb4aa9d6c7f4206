package dev.gatecrash.user;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A resource owner: the person who signs in and consents. Immutable.
 *
 * @param name the name to sign in with, and the {@code sub} of tokens
 * @param password the password, where a page asks for one; a user without signs in with the name alone, whatever is typed as
 *     password
 * @param claims further claims that tokens about this user carry, such as {@code email}
 */
public record User(String name, Optional<String> password, Map<String, Object> claims) {

    public User {
        claims = Map.copyOf(claims);
        if (name.isBlank()) {
            throw new IllegalArgumentException("the user's name is blank; give the name to sign in with");
        }
    }

    /** A user without password or further claims. */
    public static User named(String name) {
        return new User(name, Optional.empty(), Map.of());
    }

    /** A copy with this password. */
    public User withPassword(String secret) {
        return new User(name, Optional.of(secret), claims);
    }

    /** A copy whose tokens carry one more claim. */
    public User withClaim(String claim, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(claims);
        more.put(claim, value);
        return new User(name, password, more);
    }
}
