package dev.gatecrash.flow;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One challenge of a {@code WWW-Authenticate} header (RFC 9110 §11.3). Immutable.
 *
 * @param scheme the scheme, as it was sent; schemes compare without case
 * @param parameters the parameters; their names compare without case
 * @param token68 the token68 that stood in place of parameters, if one did
 */
public record Challenge(String scheme, Map<String, String> parameters, Optional<String> token68) {

    public Challenge {
        Map<String, String> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        copy.putAll(parameters);
        parameters = Collections.unmodifiableMap(copy);
    }

    /** Whether the scheme is Bearer (RFC 6750 §3). */
    public boolean isBearer() {
        return scheme.equalsIgnoreCase("Bearer");
    }

    /** The value of this parameter. */
    public Optional<String> parameter(String name) {
        return Optional.ofNullable(parameters.get(name));
    }

    /** The error code, such as {@code invalid_token} (RFC 6750 §3.1). */
    public Optional<String> error() {
        return parameter("error");
    }

    /** The scopes that the operation needs (RFC 6750 §3); empty if the challenge names none. */
    public List<String> scopes() {
        return parameter("scope").stream()
                .flatMap(scope -> Arrays.stream(scope.split(" ")))
                .filter(scope -> !scope.isEmpty())
                .toList();
    }

    /** Where the resource's metadata is (RFC 9728 §5.1); as it was sent, whether it is a URL or not. */
    public Optional<String> resourceMetadata() {
        return parameter("resource_metadata");
    }

    /**
     * Parses one field value, which may hold several challenges.
     *
     * @throws IllegalArgumentException if it breaks the grammar of RFC 9110 §11.6.1; the message says where
     */
    public static List<Challenge> parse(String fieldValue) {
        return new ChallengeParser(fieldValue).challenges();
    }
}
