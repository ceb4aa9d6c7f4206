package dev.gatecrash.flow;

import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.util.URLUtils;
import com.nimbusds.openid.connect.sdk.Nonce;
import dev.gatecrash.http.Headers;
import dev.gatecrash.http.Request;
import java.net.URI;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks for a code, with PKCE, state and resource (RFC 6749 §4.1.1), and reads it off the redirect. */
final class AuthorizationRequest {

    private static final String PKCE = "MCP 2026-07-28 Authorization Code Protection; RFC 8414 §2";

    private final ServerMetadata server;
    private final RegisteredClient client;
    private final CodeVerifier verifier = new CodeVerifier();
    private final State state = new State();
    private final Map<String, String> parameters = new LinkedHashMap<>();

    AuthorizationRequest(ServerMetadata server, RegisteredClient client) {
        this.server = server;
        this.client = client;
        parameters.put("response_type", "code");
        parameters.put("client_id", client.client().id());
        parameters.put("redirect_uri", client.redirectUri().toString());
        parameters.put("state", state.getValue());
        parameters.put(
                "code_challenge",
                CodeChallenge.compute(CodeChallengeMethod.S256, verifier).getValue());
        parameters.put("code_challenge_method", "S256");
    }

    AuthorizationRequest resource(Optional<URI> resource) {
        resource.ifPresent(uri -> parameters.put("resource", uri.toString()));
        return this;
    }

    AuthorizationRequest scopes(Collection<String> scopes) {
        if (!scopes.isEmpty()) {
            parameters.put("scope", String.join(" ", scopes));
        }
        if (scopes.contains("openid")) {
            parameters.put("nonce", new Nonce().getValue());
        }
        return this;
    }

    AuthorizationRequest user(Optional<String> user) {
        user.ifPresent(name -> parameters.put("login_hint", name));
        return this;
    }

    /** Sends the request; the server is expected to redirect at once. */
    AuthorizationCode send(Wire wire, McpRevision revision) {
        if (revision.hasResourceMetadata()) {
            requirePkce();
        }
        Answer answer = wire.send(FlowStep.AUTHORIZATION, new Request("GET", uri(), Headers.none(), ""));
        Redirect redirect = Redirect.of(answer, client.redirectUri());
        redirect.requireIssuer(server);
        redirect.requireState(state.getValue());
        return new AuthorizationCode(
                redirect.code(),
                verifier.getValue(),
                client.redirectUri(),
                Optional.ofNullable(parameters.get("nonce")),
                answer.exchange());
    }

    private void requirePkce() {
        List<String> methods = server.codeChallengeMethods();
        if (!methods.contains("S256")) {
            String actual = methods.isEmpty() ? "none, so the server has no PKCE" : methods.toString();
            throw server.wrong("code_challenge_methods_supported with S256", actual, PKCE);
        }
    }

    /** The endpoint keeps the query it may have (RFC 6749 §3.1). */
    private URI uri() {
        URI endpoint = server.authorizationEndpoint()
                .orElseThrow(() -> server.wrong("authorization_endpoint", "no such member", "RFC 8414 §2"));
        Map<String, List<String>> query = new LinkedHashMap<>();
        parameters.forEach((name, value) -> query.put(name, List.of(value)));
        String separator = endpoint.getRawQuery() == null ? "?" : "&";
        return URI.create(endpoint + separator + URLUtils.serializeParameters(query));
    }
}
