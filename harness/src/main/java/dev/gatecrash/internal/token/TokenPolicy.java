package dev.gatecrash.internal.token;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * How tokens of one issuer look and how long they live.
 *
 * @param accessTokenLifetime of access and ID tokens
 * @param refreshTokenLifetime of each refresh token
 * @param type the {@code typ} header of access tokens
 * @param opaque whether access tokens are random values that only introspection explains
 * @param defaultAudience the audience where no resource was asked for; the issuer itself if empty
 */
public record TokenPolicy(
        Duration accessTokenLifetime,
        Duration refreshTokenLifetime,
        String type,
        boolean opaque,
        Optional<URI> defaultAudience) {}
