package dev.gatecrash.flow;

import dev.gatecrash.http.Exchange;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Authorization server metadata (RFC 8414 §2, OpenID Connect Discovery 1.0 §3), found and validated. Immutable.
 *
 * @param issuer the issuer, identical to the one asked for
 * @param tokenEndpoint where tokens are got
 * @param document the document as it came; the default endpoints where there is none (MCP 2025-03-26)
 * @param exchange the request and response it came in
 */
public record ServerMetadata(URI issuer, URI tokenEndpoint, Map<String, Object> document, Exchange exchange) {

    private static final String CLAUSE = "RFC 8414 §3.2";

    /** Reads a document that must be this issuer's. */
    static ServerMetadata of(Answer answer, URI issuer) {
        if (answer.status() != 200) {
            throw answer.unsuccessful(200, CLAUSE);
        }
        JsonAnswer json = answer.json(CLAUSE);
        String said = json.requiredText("issuer");
        if (!said.equals(issuer.toString())) {
            throw answer.wrong(
                    "issuer \"%s\", identical".formatted(issuer),
                    "\"" + said + "\"",
                    "MCP 2026-07-28 Authorization Server Metadata Discovery; RFC 8414 §3.3");
        }
        JsonAnswer required = new JsonAnswer(answer, json.members(), "RFC 8414 §2");
        return new ServerMetadata(issuer, required.requiredUri("token_endpoint"), json.members(), answer.exchange());
    }

    /** What a client of 2025-03-26 goes on with where there is no document (Fallbacks for Servers without Metadata). */
    static ServerMetadata defaults(Answer answer, URI origin) {
        Map<String, Object> members = Map.of(
                "issuer", origin.toString(),
                "authorization_endpoint", origin + "/authorize",
                "token_endpoint", origin + "/token",
                "registration_endpoint", origin + "/register");
        return new ServerMetadata(origin, URI.create(origin + "/token"), members, answer.exchange());
    }

    /** Where authorization requests go. */
    public Optional<URI> authorizationEndpoint() {
        return json().uri("authorization_endpoint");
    }

    /** Where clients register themselves (RFC 7591). */
    public Optional<URI> registrationEndpoint() {
        return json().uri("registration_endpoint");
    }

    /** The PKCE methods (RFC 7636 §4.3); empty if the document names none, which says there is no PKCE. */
    public List<String> codeChallengeMethods() {
        return json().texts("code_challenge_methods_supported");
    }

    /** Whether every authorization response carries {@code iss} (RFC 9207 §3). */
    public boolean promisesIssuer() {
        return json().flag("authorization_response_iss_parameter_supported");
    }

    /** Whether a client's id may be the URL of its document (Client ID Metadata Document §6). */
    public boolean readsClientDocuments() {
        return json().flag("client_id_metadata_document_supported");
    }

    private JsonAnswer json() {
        return new JsonAnswer(new Answer(FlowStep.SERVER_METADATA, exchange), document, "RFC 8414 §2");
    }

    /** The failure to throw when the document forbids to go on. */
    FlowException wrong(String expected, String actual, String clause) {
        return json().answer().wrong(expected, actual, clause);
    }
}
