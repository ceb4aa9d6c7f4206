package dev.gatecrash.flow;

import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.util.URLUtils;
import dev.gatecrash.client.AuthenticationMethod;
import dev.gatecrash.client.Client;
import dev.gatecrash.http.Headers;
import dev.gatecrash.http.Request;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Who asks whom for a token to what: sends token requests (RFC 6749 §3.2, RFC 8707 §2.2) and reads the response. */
record TokenGrant(Client client, URI issuer, URI tokenEndpoint, URI resource, McpRevision revision) {

    private static final String CLAUSE = "RFC 6749 §5.1";
    private static final String ERRORS = "RFC 6749 §5.2";

    static TokenGrant of(TokenSet tokens, McpRevision revision) {
        return new TokenGrant(tokens.client(), tokens.issuer(), tokens.tokenEndpoint(), tokens.resource(), revision);
    }

    TokenSet code(Wire wire, AuthorizationCode code, Collection<String> scopes) {
        Map<String, String> form = form("authorization_code");
        form.put("code", code.value());
        form.put("redirect_uri", code.redirectUri().toString());
        form.put("code_verifier", code.codeVerifier());
        Answer answer = send(wire, form);
        TokenSet tokens = tokens(answer, scopes, Optional.empty());
        IdTokenNonce.check(answer, code.nonce());
        return tokens;
    }

    /** The old refresh token stays good if the response brings no new one (RFC 6749 §6). */
    TokenSet refresh(Wire wire, TokenSet tokens) {
        String refreshToken = tokens.refreshToken()
                .orElseThrow(() -> new IllegalStateException("there is no refresh token in " + tokens));
        Map<String, String> form = form("refresh_token");
        form.put("refresh_token", refreshToken);
        return tokens(send(wire, form), tokens.scopes(), tokens.refreshToken());
    }

    TokenSet clientCredentials(Wire wire, Collection<String> scopes) {
        Map<String, String> form = form("client_credentials");
        if (!scopes.isEmpty()) {
            form.put("scope", String.join(" ", scopes));
        }
        return tokens(send(wire, form), scopes, Optional.empty());
    }

    private Map<String, String> form(String grantType) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", grantType);
        if (revision.hasResourceMetadata()) {
            form.put("resource", resource.toString());
        }
        return form;
    }

    private Answer send(Wire wire, Map<String, String> form) {
        Headers headers = authenticated(form)
                .with("Content-Type", "application/x-www-form-urlencoded")
                .with("Accept", "application/json");
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        form.forEach((name, value) -> parameters.put(name, List.of(value)));
        String body = URLUtils.serializeParameters(parameters);
        return wire.send(FlowStep.TOKEN, new Request("POST", tokenEndpoint, headers, body));
    }

    /** RFC 6749 §2.3.1: Basic if the client may, else the body. */
    private Headers authenticated(Map<String, String> form) {
        Optional<String> secret = client.secret();
        boolean basic = client.authenticationMethods().contains(AuthenticationMethod.CLIENT_SECRET_BASIC);
        if (secret.isPresent() && basic) {
            ClientSecretBasic credentials = new ClientSecretBasic(new ClientID(client.id()), new Secret(secret.get()));
            return Headers.of("Authorization", credentials.toHTTPAuthorizationHeader());
        }
        form.put("client_id", client.id());
        if (client.authenticationMethods().contains(AuthenticationMethod.CLIENT_SECRET_POST)) {
            secret.ifPresent(value -> form.put("client_secret", value));
        }
        return Headers.none();
    }

    private TokenSet tokens(Answer answer, Collection<String> asked, Optional<String> oldRefreshToken) {
        if (answer.status() != 200) {
            throw answer.unsuccessful(200, ERRORS);
        }
        JsonAnswer json = answer.json(CLAUSE);
        Optional<String> error = json.text("error");
        if (error.isPresent()) {
            throw answer.refused("status 400 for an error", error.get(), json.text("error_description"), ERRORS);
        }
        String type = json.requiredText("token_type");
        if (!type.equalsIgnoreCase("Bearer")) {
            throw answer.wrong("token_type Bearer", type, "RFC 6749 §7.1; RFC 6750 §4");
        }
        return new TokenSet(
                json.requiredText("access_token"),
                json.text("refresh_token").or(() -> oldRefreshToken),
                granted(json, asked),
                lifetime(json),
                client,
                issuer,
                tokenEndpoint,
                resource,
                answer.exchange());
    }

    private static Optional<Duration> lifetime(JsonAnswer json) {
        Optional<Long> seconds = json.number("expires_in");
        if (seconds.filter(s -> s < 0).isPresent()) {
            // The grammar has digits alone.
            throw json.answer().wrong("expires_in of zero or more", seconds.get() + "", "RFC 6749 Appendix A.14");
        }
        return seconds.map(Duration::ofSeconds);
    }

    private static Set<String> granted(JsonAnswer json, Collection<String> asked) {
        Set<String> scopes = new LinkedHashSet<>();
        json.text("scope")
                .ifPresentOrElse(scope -> scopes.addAll(Arrays.asList(scope.split(" "))), () -> scopes.addAll(asked));
        scopes.remove("");
        return scopes;
    }
}
