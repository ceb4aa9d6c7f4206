package dev.gatecrash.samples.notes;

import com.nimbusds.jose.jwk.source.CachingJWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSetBasedJWKSource;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.RateLimitedJWKSetSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;

/**
 * Where the issuer's keys come from: first fetched for the first token, cached, and fetched again at once for a key id
 * that the cache does not know.
 *
 * <p>Fetching is limited to twice a second, or made-up key ids could be used to flood the issuer. So short a time lets a test
 * rotate keys as it likes; minutes would do in production.
 */
final class IssuerKeys {

    private static final Duration CACHE_LIFETIME = Duration.ofMinutes(5);
    private static final Duration FETCH_INTERVAL = Duration.ofSeconds(1);
    private static final Duration REFRESH_TIMEOUT = Duration.ofSeconds(5);

    private IssuerKeys() {}

    static JWKSource<SecurityContext> of(URI issuer, Clock clock) {
        RateLimitedJWKSetSource<SecurityContext> limited =
                new RateLimitedJWKSetSource<>(new IssuerKeySet(issuer), FETCH_INTERVAL.toMillis(), null);
        CachingJWKSetSource<SecurityContext> cache =
                new CachingJWKSetSource<>(limited, CACHE_LIFETIME.toMillis(), REFRESH_TIMEOUT.toMillis(), null);
        return new JWKSetBasedJWKSource<>(new ClockedKeySet(cache, clock));
    }
}
