package dev.gatecrash.samples.quarkus;

import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.net.URI;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** This server as a protected resource (RFC 9728). It is configured, and never taken from a request's headers. */
@Singleton
class ProtectedResource {

    static final String PATH = "/mcp";
    static final String METADATA = "/.well-known/oauth-protected-resource" + PATH;
    static final String READ = "notes:read";
    static final String WRITE = "notes:write";

    private final URI metadata;

    ProtectedResource(@ConfigProperty(name = "quarkus.oidc.resource-metadata.resource") URI identifier) {
        this.metadata = identifier.resolve(METADATA);
    }

    /** The challenge of RFC 6750 section 3, with where to find the metadata. */
    String challenge(String scope, String error) {
        String start = error.isEmpty() ? "Bearer " : "Bearer error=\"%s\", ".formatted(error);
        return "%sscope=\"%s\", resource_metadata=\"%s\"".formatted(start, scope, metadata);
    }

    /** Makes this response say which scopes the call needs. */
    void forbid(RoutingContext call, String scope) {
        call.response().setStatusCode(403).putHeader("WWW-Authenticate", challenge(scope, "insufficient_scope"));
    }
}
