package dev.gatecrash.client;

import java.net.URI;
import java.util.EnumSet;
import java.util.List;
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
 */
public record Client(
        String id,
        Optional<String> secret,
        List<URI> redirectUris,
        Set<String> grantTypes,
        Set<AuthenticationMethod> authenticationMethods) {

    public Client {
        redirectUris = List.copyOf(redirectUris);
        grantTypes = Set.copyOf(grantTypes);
        authenticationMethods = Set.copyOf(authenticationMethods);
        if (id.isBlank()) {
            throw new IllegalArgumentException("client id is blank; give an id or let registerPublic make one");
        }
        if (secret.isEmpty() && !authenticationMethods.equals(Set.of(AuthenticationMethod.NONE))) {
            throw new IllegalArgumentException(
                    "client \"%s\" has no secret, so its only authentication method is NONE, not %s"
                            .formatted(id, authenticationMethods));
        }
    }

    /** A public client with this id, for the code and refresh token grants. */
    public static Client publicClient(String id, URI... redirectUris) {
        return new Client(
                id,
                Optional.empty(),
                List.of(redirectUris),
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

    /** Whether it has no secret (RFC 6749 §2.1). */
    public boolean isPublic() {
        return secret.isEmpty();
    }
}
