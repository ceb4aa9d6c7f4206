package dev.gatecrash.client;

import java.net.URI;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A registered client (RFC 6749 §2). Immutable.
 *
 * @param id the {@code client_id}
 * @param secret the {@code client_secret}; empty for a public client
 * @param redirectUris where codes may be sent; an http loopback address matches with any port (RFC 8252 §7.3)
 * @param grantTypes the grants it may use, such as {@code authorization_code}
 * @param authenticationMethods how it may authenticate at the token endpoint
 * @param keys the public keys for {@code private_key_jwt}
 * @param metadata further metadata by their registered names, such as {@code dpop_bound_access_tokens} (RFC 9449 §5.2),
 *     {@code require_pushed_authorization_requests} (RFC 9126 §6) or {@code post_logout_redirect_uris} (OpenID Connect
 *     RP-Initiated Logout §3.1)
 */
public record Client(
        String id,
        Optional<String> secret,
        List<URI> redirectUris,
        Set<String> grantTypes,
        Set<AuthenticationMethod> authenticationMethods,
        Optional<ClientKeys> keys,
        Map<String, Object> metadata) {

    // RFC 7518 §3.2: a key for HS256 has 256 bits or more.
    private static final int SHORTEST_SIGNING_SECRET = 32;

    private static final String IDS_ELSEWHERE = "client_ids_elsewhere";

    public Client {
        redirectUris = List.copyOf(redirectUris);
        grantTypes = Set.copyOf(grantTypes);
        authenticationMethods = Set.copyOf(authenticationMethods);
        metadata = Map.copyOf(metadata);
        if (id.isBlank()) {
            throw new IllegalArgumentException("client id is blank; give an id or let registerPublic make one");
        }
        boolean keysOnly = Set.of(AuthenticationMethod.NONE, AuthenticationMethod.PRIVATE_KEY_JWT)
                .containsAll(authenticationMethods);
        if (secret.isEmpty() && !keysOnly) {
            throw new IllegalArgumentException(
                    "client \"%s\" has no secret, so it can have no authentication method but NONE and PRIVATE_KEY_JWT, not %s"
                            .formatted(id, authenticationMethods));
        }
        if (keys.isEmpty() && authenticationMethods.contains(AuthenticationMethod.PRIVATE_KEY_JWT)) {
            throw new IllegalArgumentException(
                    "client \"%s\" has no keys; PRIVATE_KEY_JWT needs some, see ClientKeys".formatted(id));
        }
        if (authenticationMethods.contains(AuthenticationMethod.CLIENT_SECRET_JWT)
                && secret.filter(s -> s.length() < SHORTEST_SIGNING_SECRET).isPresent()) {
            throw new IllegalArgumentException(
                    "the secret of client \"%s\" is too short for CLIENT_SECRET_JWT; give %d characters or more"
                            .formatted(id, SHORTEST_SIGNING_SECRET));
        }
    }

    /** A client without keys. */
    public Client(
            String id,
            Optional<String> secret,
            List<URI> redirectUris,
            Set<String> grantTypes,
            Set<AuthenticationMethod> authenticationMethods) {
        this(id, secret, redirectUris, grantTypes, authenticationMethods, Optional.empty());
    }

    /** A client without further metadata. */
    public Client(
            String id,
            Optional<String> secret,
            List<URI> redirectUris,
            Set<String> grantTypes,
            Set<AuthenticationMethod> authenticationMethods,
            Optional<ClientKeys> keys) {
        this(id, secret, redirectUris, grantTypes, authenticationMethods, keys, Map.of());
    }

    // Matches with any port (RFC 8252 §7.3), so whoever listens for a code can.
    private static final URI LOOPBACK = URI.create("http://127.0.0.1/callback");

    /**
     * A public client with this id, for the code and refresh token grants; without redirect URIs its one is
     * {@code http://127.0.0.1/callback}, which matches with any port (RFC 8252 §7.3).
     */
    public static Client publicClient(String id, URI... redirectUris) {
        return new Client(
                id,
                Optional.empty(),
                redirectUris.length == 0 ? List.of(LOOPBACK) : List.of(redirectUris),
                Set.of("authorization_code", "refresh_token"),
                Set.of(AuthenticationMethod.NONE));
    }

    /** A confidential client, for the code, refresh token and client credentials grants, by Basic or body. */
    public static Client confidentialClient(String id, String secret, URI... redirectUris) {
        return new Client(
                id,
                Optional.of(secret),
                List.of(redirectUris),
                Set.of("authorization_code", "refresh_token", "client_credentials"),
                EnumSet.of(AuthenticationMethod.CLIENT_SECRET_BASIC, AuthenticationMethod.CLIENT_SECRET_POST));
    }

    /** A client that signs assertions with one of these keys, for the code, refresh token and client credentials grants. */
    public static Client keyClient(String id, ClientKeys keys, URI... redirectUris) {
        return new Client(
                id,
                Optional.empty(),
                List.of(redirectUris),
                Set.of("authorization_code", "refresh_token", "client_credentials"),
                Set.of(AuthenticationMethod.PRIVATE_KEY_JWT),
                Optional.of(keys));
    }

    /** The same client, which authenticates in these ways alone. */
    public Client authenticatedBy(AuthenticationMethod... methods) {
        return new Client(id, secret, redirectUris, grantTypes, Set.of(methods), keys, metadata);
    }

    /** A copy that may use these grants too, such as {@code urn:ietf:params:oauth:grant-type:device_code}. */
    public Client withGrants(String... types) {
        Set<String> more = new LinkedHashSet<>(grantTypes);
        more.addAll(Arrays.asList(types));
        return new Client(id, secret, redirectUris, more, authenticationMethods, keys, metadata);
    }

    /** A copy in which this metadata has this value, such as {@code dpop_bound_access_tokens} and {@code true}. */
    public Client withMetadata(String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(metadata);
        more.put(name, value);
        return new Client(id, secret, redirectUris, grantTypes, authenticationMethods, keys, more);
    }

    /**
     * A copy with another id at this authorization server. Identity assertions for that server (ID-JAG §3.1) name the
     * client so; unless set, its id is the same everywhere.
     */
    public Client withIdAt(URI authorizationServer, String otherId) {
        Map<String, Object> ids = new LinkedHashMap<>(idsElsewhere());
        ids.put(authorizationServer.toString(), otherId);
        return withMetadata(IDS_ELSEWHERE, Map.copyOf(ids));
    }

    /** The id by which this authorization server knows it. */
    public String idAt(String authorizationServer) {
        return String.valueOf(idsElsewhere().getOrDefault(authorizationServer, id));
    }

    /** Whether this metadata has the value {@code true}. */
    public boolean demands(String name) {
        return Boolean.TRUE.equals(metadata.get(name));
    }

    /** Whether it cannot prove who it is (RFC 6749 §2.1). */
    public boolean isPublic() {
        return authenticationMethods.equals(Set.of(AuthenticationMethod.NONE));
    }

    private Map<String, Object> idsElsewhere() {
        Map<String, Object> ids = new LinkedHashMap<>();
        if (metadata.get(IDS_ELSEWHERE) instanceof Map<?, ?> known) {
            known.forEach((server, otherId) -> ids.put(String.valueOf(server), otherId));
        }
        return ids;
    }
}
