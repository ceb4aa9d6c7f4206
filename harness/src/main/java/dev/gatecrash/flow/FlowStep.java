package dev.gatecrash.flow;

import dev.gatecrash.http.Endpoint;
import java.net.URI;
import java.util.Optional;

/** A step of the authorization flow, in order. */
public enum FlowStep {
    /** The request without a token, which the MCP server answers with 401. */
    CHALLENGE("challenge"),
    /** Protected resource metadata (RFC 9728). */
    RESOURCE_METADATA("protected resource metadata"),
    /** Authorization server metadata (RFC 8414, OpenID Connect Discovery 1.0). */
    SERVER_METADATA("authorization server metadata"),
    /** Dynamic client registration (RFC 7591). */
    REGISTRATION("client registration"),
    /** The authorization request and its response (RFC 6749 §4.1). */
    AUTHORIZATION("authorization"),
    /** A token request, whatever the grant (RFC 6749 §3.2). */
    TOKEN("token request"),
    /** A message to the MCP server. */
    MCP("MCP request");

    private final String words;

    FlowStep(String words) {
        this.words = words;
    }

    /** The step in words, such as {@code token request}. */
    public String words() {
        return words;
    }

    /** The authorization server's endpoint that this step asks, if it asks one. */
    Optional<Endpoint> endpoint(URI uri) {
        return switch (this) {
            case CHALLENGE, RESOURCE_METADATA, MCP -> Optional.empty();
            case SERVER_METADATA ->
                Optional.of(
                        uri.getPath().contains(Endpoint.OPENID_CONFIGURATION.path())
                                ? Endpoint.OPENID_CONFIGURATION
                                : Endpoint.METADATA);
            case REGISTRATION -> Optional.of(Endpoint.REGISTRATION);
            case AUTHORIZATION -> Optional.of(Endpoint.AUTHORIZATION);
            case TOKEN -> Optional.of(Endpoint.TOKEN);
        };
    }
}
