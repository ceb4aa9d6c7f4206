package dev.gatecrash.samples.spring;

import java.net.URI;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.env.Environment;
import org.springframework.security.oauth2.server.resource.OAuth2ProtectedResourceMetadata;
import org.springframework.stereotype.Component;

/** This server as a protected resource (RFC 9728). It is configured, and never taken from a request's headers. */
@Component
class ProtectedResource {

    static final String READ = "notes:read";
    static final String WRITE = "notes:write";
    static final String METADATA = "/.well-known/oauth-protected-resource/mcp";

    private final Environment environment;
    private final String issuer;

    ProtectedResource(
            Environment environment, @Value("${spring.security.oauth2.resourceserver.jwt.issuer-uri}") String issuer) {
        this.environment = environment;
        this.issuer = issuer;
    }

    /** Read when it is needed, for the port may be known only once the server runs. */
    String identifier() {
        return environment.getRequiredProperty("notes.resource");
    }

    String issuer() {
        return issuer;
    }

    /** The challenge of RFC 6750 section 3, with where to find the metadata. */
    String challenge(String scope, String error, String description) {
        String start = error.isEmpty()
                ? "Bearer "
                : "Bearer error=\"%s\", error_description=\"%s\", ".formatted(error, description);
        URI metadata = URI.create(identifier()).resolve(METADATA);
        return "%sscope=\"%s\", resource_metadata=\"%s\"".formatted(start, scope, metadata);
    }

    /** Completes what Spring publishes, which names no issuer by itself, and takes the resource from the request. */
    void describe(OAuth2ProtectedResourceMetadata.Builder metadata) {
        metadata.resource(identifier())
                .authorizationServer(issuer)
                .scope(READ)
                .scope(WRITE)
                // Spring says that tokens are bound to certificates, which they are not here.
                .tlsClientCertificateBoundAccessTokens(false);
    }
}
