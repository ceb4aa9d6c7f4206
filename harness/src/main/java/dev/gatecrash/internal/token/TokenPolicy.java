package dev.gatecrash.internal.token;

import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * How tokens of one issuer look and how long they live.
 *
 * @param lifetimes how long they work
 * @param refreshTokenReuse how long a rotated refresh token still works after its first use
 * @param offlineOnly whether refresh tokens are given for {@code offline_access} alone
 * @param type the {@code typ} header of access tokens
 * @param opaque whether access tokens are random values that only introspection explains
 * @param defaultAudience the audience where no resource was asked for; the issuer itself if empty
 * @param dialect how access tokens differ from the standard's
 */
public record TokenPolicy(
        IssuerLifetimes lifetimes,
        Duration refreshTokenReuse,
        boolean offlineOnly,
        String type,
        boolean opaque,
        Optional<URI> defaultAudience,
        Dialect dialect) {

    /**
     * How a provider's access tokens differ from RFC 9068's.
     *
     * @param header turns the standard header into the provider's
     * @param claims turns the standard claims into the provider's
     */
    public record Dialect(UnaryOperator<Map<String, Object>> header, UnaryOperator<Map<String, Object>> claims) {

        Map<String, Object> headerOf(Map<String, Object> standard) {
            return header.apply(new LinkedHashMap<>(standard));
        }

        Map<String, Object> claimsOf(Map<String, Object> standard) {
            return claims.apply(new LinkedHashMap<>(standard));
        }
    }
}
