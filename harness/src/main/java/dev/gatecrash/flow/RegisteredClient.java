package dev.gatecrash.flow;

import com.nimbusds.jose.util.JSONObjectUtils;
import dev.gatecrash.client.AuthenticationMethod;
import dev.gatecrash.client.Client;
import dev.gatecrash.http.Exchange;
import dev.gatecrash.http.Headers;
import dev.gatecrash.http.Request;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The client that a flow runs as. Immutable.
 *
 * @param client the client
 * @param exchange the registration it came from (RFC 7591 §3); empty if it was registered beforehand
 */
public record RegisteredClient(Client client, Optional<Exchange> exchange) {

    private static final URI LOOPBACK = URI.create("http://127.0.0.1:33418/callback");
    private static final Set<String> GRANTS = Set.of("authorization_code", "refresh_token");
    private static final String CLAUSE = "RFC 7591 §3.2.1";

    /** Where the code is sent: the client's first redirect URI, or a loopback address at which nothing listens. */
    public URI redirectUri() {
        return client.redirectUris().stream().findFirst().orElse(LOOPBACK);
    }

    /** Registers a native public client with the server of this metadata. */
    static RegisteredClient register(Wire wire, ServerMetadata server) {
        URI endpoint = server.registrationEndpoint()
                .orElseThrow(() -> server.wrong(
                        "registration_endpoint, as the flow was given no client",
                        "no such member",
                        "MCP 2026-07-28 Client Registration; RFC 7591 §3"));
        Headers headers = Headers.of("Content-Type", "application/json").with("Accept", "application/json");
        Answer answer = wire.send(
                FlowStep.REGISTRATION,
                new Request("POST", endpoint, headers, JSONObjectUtils.toJSONString(metadata())));
        if (answer.status() != 201) {
            throw answer.unsuccessful(201, answer.status() < 400 ? CLAUSE : "RFC 7591 §3.2.2");
        }
        return new RegisteredClient(client(answer.json(CLAUSE)), Optional.of(answer.exchange()));
    }

    /** A client whose id is the URL of its document, with a server that reads such. */
    static RegisteredClient document(Client client, ServerMetadata server) {
        if (!server.readsClientDocuments()) {
            throw server.wrong(
                    "client_id_metadata_document_supported true",
                    "no such member, or false",
                    "MCP 2026-07-28 Advertising CIMD Support");
        }
        return new RegisteredClient(client, Optional.empty());
    }

    private static Map<String, Object> metadata() {
        return Map.of(
                "client_name", "Gatecrash",
                "application_type", "native",
                "redirect_uris", List.of(LOOPBACK.toString()),
                "grant_types", List.of("authorization_code", "refresh_token"),
                "response_types", List.of("code"),
                "token_endpoint_auth_method", AuthenticationMethod.NONE.value());
    }

    private static Client client(JsonAnswer json) {
        String id = json.requiredText("client_id");
        Optional<String> secret = secret(json);
        List<URI> redirectUris = json.uris("redirect_uris");
        if (!redirectUris.isEmpty() && !redirectUris.contains(LOOPBACK)) {
            // §3.2.1: the server may register other values, and this client listens nowhere else.
            throw json.answer().wrong("redirect_uris with " + LOOPBACK, redirectUris.toString(), CLAUSE);
        }
        return new Client(id, secret, redirectUris.isEmpty() ? List.of(LOOPBACK) : redirectUris, GRANTS, methods(json));
    }

    private static Optional<String> secret(JsonAnswer json) {
        Optional<String> secret = json.text("client_secret");
        if (secret.filter(String::isEmpty).isPresent()) {
            throw json.answer().wrong("a client_secret of one character or more", "none", "RFC 6749 Appendix A.2");
        }
        if (secret.isPresent() && json.number("client_secret_expires_at").isEmpty()) {
            throw json.answer().wrong("client_secret_expires_at beside client_secret", "no such member", CLAUSE);
        }
        return secret;
    }

    private static Set<AuthenticationMethod> methods(JsonAnswer json) {
        if (json.text("client_secret").isEmpty()) {
            return Set.of(AuthenticationMethod.NONE);
        }
        // RFC 7591 §2: the default of token_endpoint_auth_method is client_secret_basic.
        String method = json.text("token_endpoint_auth_method").orElse("client_secret_basic");
        return Set.of(AuthenticationMethod.of(method)
                .orElseThrow(() -> json.answer().wrong("none, Basic or post authentication", method, CLAUSE)));
    }
}
