package dev.gatecrash.internal.token;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * What a client gets (RFC 6749 §5.1).
 *
 * @param accessToken the access token
 * @param lifetime how long it works
 * @param scopes what it is good for
 * @param refreshToken the refresh token, if one goes with it
 * @param idToken the ID token, if {@code openid} was granted
 */
public record IssuedTokens(
        String accessToken,
        Duration lifetime,
        Set<String> scopes,
        Optional<String> refreshToken,
        Optional<String> idToken) {

    IssuedTokens withRefreshToken(String value) {
        return new IssuedTokens(accessToken, lifetime, scopes, Optional.of(value), idToken);
    }
}
