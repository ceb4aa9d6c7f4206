package dev.gatecrash.samples.notes;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.CachingJWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetSourceWrapper;
import com.nimbusds.jose.proc.SecurityContext;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Has the cache of the keys age by the server's clock, which a test can move, and not by the system's. */
final class ClockedKeySet extends JWKSetSourceWrapper<SecurityContext> {

    private final Clock clock;

    ClockedKeySet(CachingJWKSetSource<SecurityContext> cache, Clock clock) {
        super(cache);
        this.clock = clock;
    }

    @Override
    public JWKSet getJWKSet(JWKSetCacheRefreshEvaluator refresh, long now, @Nullable SecurityContext context)
            throws KeySourceException {
        return getSource().getJWKSet(refresh, clock.millis(), context);
    }
}
