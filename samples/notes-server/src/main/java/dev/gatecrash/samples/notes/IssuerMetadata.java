package dev.gatecrash.samples.notes;

import java.io.IOException;
import java.net.URI;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What this server needs of the authorization server's metadata of RFC 8414. */
record IssuerMetadata(URI jwksUri) {

    /** The metadata's location: the well-known part goes between the host and the path of the issuer. */
    static URI location(URI issuer) {
        String path = issuer.getRawPath().endsWith("/")
                ? issuer.getRawPath().substring(0, issuer.getRawPath().length() - 1)
                : issuer.getRawPath();
        return issuer.resolve("/.well-known/oauth-authorization-server" + path);
    }

    static IssuerMetadata parse(String document, URI issuer) throws IOException {
        try {
            JsonNode metadata = JsonMapper.shared().readTree(document);
            // RFC 8414 section 3.3: metadata that names another issuer must not be used.
            if (!issuer.toString().equals(metadata.path("issuer").asString(""))) {
                throw new IOException("The metadata is that of another issuer");
            }
            return new IssuerMetadata(URI.create(metadata.path("jwks_uri").asString("")));
        } catch (JacksonException | IllegalArgumentException e) {
            throw new IOException("The metadata of the issuer cannot be read", e);
        }
    }
}
