package dev.gatecrash.persona;

import dev.gatecrash.http.Endpoint;
import java.util.Map;
import java.util.Optional;

/**
 * Auth0 with its default access token profile: the issuer ends in a slash, the client is in {@code azp}.
 *
 * <p>Source: Auth0 documentation, access token profiles; read 2026-11-22.
 */
final class Auth0 implements Persona {

    @Override
    public String name() {
        return "auth0";
    }

    @Override
    public String issuerSuffix() {
        return "/";
    }

    @Override
    public String path(Endpoint endpoint) {
        return switch (endpoint) {
            case TOKEN -> "/oauth/token";
            case JWKS -> "/.well-known/jwks.json";
            case REGISTRATION -> "/oidc/register";
            case REVOCATION -> "/oauth/revoke";
            default -> endpoint.path();
        };
    }

    @Override
    public Optional<Map<String, Object>> metadata(Endpoint document, Map<String, Object> standard) {
        return Optional.of(Dialect.usual(standard));
    }

    @Override
    public Map<String, Object> claims(Map<String, Object> standard) {
        Map<String, Object> claims = Dialect.renamed(standard, "client_id", "azp");
        claims.remove("jti");
        return claims;
    }

    @Override
    public boolean namesItself() {
        return false;
    }
}
