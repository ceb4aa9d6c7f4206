package dev.gatecrash.flow;

import dev.gatecrash.http.Exchange;
import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * Protected resource metadata (RFC 9728 §2), found and validated. Immutable.
 *
 * @param resource the resource identifier, which tokens are asked for
 * @param authorizationServers issuers of the authorization servers, at least one
 * @param scopesSupported the scopes; empty if the document names none
 * @param document the document as it came
 * @param exchange the request and response it came in
 */
public record ResourceMetadata(
        URI resource,
        List<URI> authorizationServers,
        List<String> scopesSupported,
        Map<String, Object> document,
        Exchange exchange) {

    private static final String CLAUSE = "RFC 9728 §3.2";

    public ResourceMetadata {
        authorizationServers = List.copyOf(authorizationServers);
        scopesSupported = List.copyOf(scopesSupported);
    }

    /** Reads a document that must describe this resource. */
    static ResourceMetadata of(Answer answer, String resource) {
        if (answer.status() != 200) {
            throw answer.unsuccessful(200, CLAUSE);
        }
        JsonAnswer json = answer.json(CLAUSE);
        String said = json.requiredText("resource");
        if (!said.equals(resource)) {
            throw answer.wrong("resource \"%s\", identical".formatted(resource), "\"" + said + "\"", "RFC 9728 §3.3");
        }
        List<URI> servers = json.uris("authorization_servers");
        if (servers.isEmpty()) {
            throw answer.wrong(
                    "authorization_servers with at least one issuer",
                    "none",
                    "MCP 2026-07-28 Authorization Server Location; RFC 9728 §2");
        }
        return new ResourceMetadata(
                json.requiredUri("resource"),
                servers,
                json.texts("scopes_supported"),
                json.members(),
                answer.exchange());
    }
}
