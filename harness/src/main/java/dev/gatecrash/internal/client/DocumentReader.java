package dev.gatecrash.internal.client;

import com.nimbusds.oauth2.sdk.OAuth2Error;
import dev.gatecrash.client.AuthenticationMethod;
import dev.gatecrash.client.Client;
import dev.gatecrash.client.ClientKeys;
import dev.gatecrash.internal.http.JsonObject;
import dev.gatecrash.internal.http.Refusal;
import java.net.URI;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a client ID metadata document (§4; MCP 2026-07-28 Client Registration, which wants {@code client_name} and
 * {@code redirect_uris} too) and says what is wrong with it.
 */
final class DocumentReader {

    private static final String CLIENT_NAME = "client_name";

    private final Set<String> grantTypes;

    DocumentReader(Set<String> grantTypes) {
        this.grantTypes = grantTypes;
    }

    Client client(String url, String body) throws Refusal {
        Map<String, Object> members = members(body);
        String id = text(members, "client_id").orElseThrow(() -> refusal("has no client_id"));
        if (!id.equals(url)) {
            throw refusal("has the client_id %s, which is not its URL character by character".formatted(id));
        }
        String name = text(members, CLIENT_NAME)
                .filter(given -> !given.isBlank())
                .orElseThrow(() -> refusal("has no client_name"));
        for (String forbidden : List.of("client_secret", "client_secret_expires_at")) {
            if (members.containsKey(forbidden)) {
                throw refusal("has a %s; there are no shared secrets in a public document".formatted(forbidden));
            }
        }
        Optional<ClientKeys> keys = keys(members);
        AuthenticationMethod method = method(members, keys);
        return new Client(
                id,
                Optional.empty(),
                redirectUris(members),
                grants(members, method),
                Set.of(method),
                keys,
                Map.of(CLIENT_NAME, name));
    }

    private static Map<String, Object> members(String body) throws Refusal {
        try {
            return JsonObject.parse(body);
        } catch (ParseException e) {
            throw refusal("is not a JSON object");
        }
    }

    private static List<URI> redirectUris(Map<String, Object> members) throws Refusal {
        List<String> values = texts(members, "redirect_uris").orElseThrow(() -> refusal("has no redirect_uris"));
        if (values.isEmpty()) {
            throw refusal("has no redirect_uris");
        }
        List<URI> uris = new ArrayList<>();
        for (String value : values) {
            uris.add(uri("redirect_uris", value));
            try {
                RedirectUris.check(uris.get(uris.size() - 1));
            } catch (Refusal e) {
                throw refusal("has the redirect URI %s, but %s".formatted(value, e.detail()));
            }
        }
        return uris;
    }

    // RFC 7591 §2; what this issuer does not have is for others that read the same document.
    private Set<String> grants(Map<String, Object> members, AuthenticationMethod method) throws Refusal {
        Set<String> grants = new LinkedHashSet<>(texts(members, "grant_types").orElse(List.of("authorization_code")));
        grants.retainAll(grantTypes);
        if (method == AuthenticationMethod.NONE) {
            grants.remove("client_credentials");
        }
        return grants;
    }

    private static AuthenticationMethod method(Map<String, Object> members, Optional<ClientKeys> keys) throws Refusal {
        AuthenticationMethod implied =
                keys.isPresent() ? AuthenticationMethod.PRIVATE_KEY_JWT : AuthenticationMethod.NONE;
        Optional<String> named = text(members, "token_endpoint_auth_method");
        if (named.isEmpty()) {
            return implied;
        }
        if (named.get().startsWith("client_secret_")) {
            throw refusal("has the token_endpoint_auth_method %s, which needs a shared secret".formatted(named.get()));
        }
        AuthenticationMethod method = AuthenticationMethod.of(named.get())
                .orElseThrow(() -> refusal(
                        "has the token_endpoint_auth_method %s, which is not supported".formatted(named.get())));
        if (method == AuthenticationMethod.PRIVATE_KEY_JWT && keys.isEmpty()) {
            throw refusal("has the token_endpoint_auth_method private_key_jwt, but neither jwks nor jwks_uri");
        }
        return method;
    }

    private static Optional<ClientKeys> keys(Map<String, Object> members) throws Refusal {
        Optional<String> uri = text(members, "jwks_uri");
        Object jwks = members.get("jwks");
        if (jwks == null) {
            return uri.isEmpty() ? Optional.empty() : Optional.of(ClientKeys.at(uri("jwks_uri", uri.get())));
        }
        if (uri.isPresent()) {
            throw refusal("has both jwks and jwks_uri");
        }
        return KeySets.member(members, "jwks")
                .filter(KeySets::isPublic)
                .map(set -> Optional.of(ClientKeys.of(set.toString(true))))
                .orElseThrow(() -> refusal("has a jwks that is not a set of public keys"));
    }

    private static URI uri(String name, String value) throws Refusal {
        try {
            return URI.create(value);
        } catch (IllegalArgumentException e) {
            throw refusal("has in %s the value %s, which is not a URI".formatted(name, value));
        }
    }

    private static Optional<String> text(Map<String, Object> members, String name) throws Refusal {
        Object value = members.get(name);
        if (value == null) {
            return Optional.empty();
        }
        if (!(value instanceof String text)) {
            throw refusal("has a %s that is not a string".formatted(name));
        }
        return Optional.of(text);
    }

    private static Optional<List<String>> texts(Map<String, Object> members, String name) throws Refusal {
        Object value = members.get(name);
        if (value == null) {
            return Optional.empty();
        }
        if (!(value instanceof List<?> list) || !list.stream().allMatch(String.class::isInstance)) {
            throw refusal("has a %s that is not an array of strings".formatted(name));
        }
        return Optional.of(list.stream().map(String.class::cast).toList());
    }

    private static Refusal refusal(String what) {
        return new Refusal(OAuth2Error.INVALID_CLIENT, "The client metadata document " + what);
    }
}
