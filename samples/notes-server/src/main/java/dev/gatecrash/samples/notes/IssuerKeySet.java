package dev.gatecrash.samples.notes;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSetUnavailableException;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import java.io.IOException;
import java.net.URI;
import java.text.ParseException;
import org.jspecify.annotations.Nullable;

/** Fetches the issuer's keys, each time from its metadata on, so that a new {@code jwks_uri} is followed too. */
final class IssuerKeySet implements JWKSetSource<SecurityContext> {

    private static final int TIMEOUT_MILLIS = 2_000;
    private static final int SIZE_LIMIT = 64 * 1024;

    private final DefaultResourceRetriever retriever =
            new DefaultResourceRetriever(TIMEOUT_MILLIS, TIMEOUT_MILLIS, SIZE_LIMIT);
    private final URI issuer;

    IssuerKeySet(URI issuer) {
        this.issuer = issuer;
    }

    @Override
    public JWKSet getJWKSet(JWKSetCacheRefreshEvaluator refresh, long now, @Nullable SecurityContext context)
            throws JWKSetUnavailableException {
        try {
            IssuerMetadata metadata = IssuerMetadata.parse(fetch(IssuerMetadata.location(issuer)), issuer);
            return JWKSet.parse(fetch(metadata.jwksUri()));
        } catch (IOException | ParseException | IllegalArgumentException e) {
            throw new JWKSetUnavailableException("The keys of the issuer cannot be read", e);
        }
    }

    private String fetch(URI location) throws IOException {
        return retriever.retrieveResource(location.toURL()).getContent();
    }

    @Override
    public void close() {
        // It holds nothing open.
    }
}
