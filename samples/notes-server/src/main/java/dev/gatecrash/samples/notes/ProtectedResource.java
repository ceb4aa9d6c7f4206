package dev.gatecrash.samples.notes;

import java.net.URI;
import java.util.List;
import java.util.Map;

/** This server as an OAuth 2.0 protected resource: its identifier, and the issuer whose tokens it takes. */
record ProtectedResource(URI identifier, URI issuer) {

    static final String WELL_KNOWN = "/.well-known/oauth-protected-resource";

    /** The metadata's location: RFC 9728 puts the well-known part between the host and the path. */
    URI metadataLocation() {
        return identifier.resolve(WELL_KNOWN + identifier.getRawPath());
    }

    Map<String, Object> metadata() {
        return Map.of(
                "resource", identifier.toString(),
                "authorization_servers", List.of(issuer.toString()),
                "scopes_supported", Scopes.READ_AND_WRITE.values(),
                "bearer_methods_supported", List.of("header"));
    }
}
