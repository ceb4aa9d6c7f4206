package dev.gatecrash.samples.notes;

import com.nimbusds.jose.jwk.source.CachingJWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSetBasedJWKSource;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;

/**
 * Where the issuer's keys come from: first fetched for the first token, cached, and fetched again at once for a key id
 * that the cache does not know.
 *
 * <p>Fetching is not limited in rate, so that a test can rotate keys as fast as it likes. A server that strangers can
 * reach has to limit it ({@code JWKSourceBuilder.rateLimited}): any made-up key id costs two requests to the issuer.
 */
final class IssuerKeys {

    private static final Duration CACHE_LIFETIME = Duration.ofMinutes(5);
    private static final Duration REFRESH_TIMEOUT = Duration.ofSeconds(5);

    private IssuerKeys() {}

    static JWKSource<SecurityContext> of(URI issuer, Clock clock) {
        CachingJWKSetSource<SecurityContext> cache = new CachingJWKSetSource<>(
                new IssuerKeySet(issuer), CACHE_LIFETIME.toMillis(), REFRESH_TIMEOUT.toMillis(), null);
        return new JWKSetBasedJWKSource<>(new ClockedKeySet(cache, clock));
    }
}
