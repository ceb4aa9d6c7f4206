package dev.gatecrash.persona;

import dev.gatecrash.http.Endpoint;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Keycloak 26: a realm in the issuer, {@code azp}, {@code typ: Bearer} among the claims, roles of the realm; the audience
 * comes from a mapper, so {@code resource} has no effect.
 *
 * <p>Source: Keycloak documentation and the tokens of its 26.x line; read 2026-11-22.
 */
final class Keycloak implements Persona {

    private static final String PROTOCOL = "/protocol/openid-connect";

    @Override
    public String name() {
        return "keycloak";
    }

    @Override
    public String issuerSuffix() {
        return "/realms/gatecrash";
    }

    @Override
    public String path(Endpoint endpoint) {
        return switch (endpoint) {
            case AUTHORIZATION -> PROTOCOL + "/auth";
            case TOKEN -> PROTOCOL + "/token";
            case JWKS -> PROTOCOL + "/certs";
            case INTROSPECTION -> PROTOCOL + "/token/introspect";
            case REVOCATION -> PROTOCOL + "/revoke";
            case REGISTRATION -> "/clients-registrations/openid-connect";
            default -> endpoint.path();
        };
    }

    @Override
    public Optional<Map<String, Object>> metadata(Endpoint document, Map<String, Object> standard) {
        return Optional.of(Dialect.usual(standard));
    }

    @Override
    public Map<String, Object> claims(Map<String, Object> standard) {
        Map<String, Object> claims = new LinkedHashMap<>(standard);
        claims.put("typ", "Bearer");
        claims.put("azp", standard.get("client_id"));
        claims.put("sid", String.valueOf(standard.get("jti")));
        claims.put("realm_access", Map.of("roles", List.of("default-roles-gatecrash", "offline_access")));
        claims.remove("client_id");
        return claims;
    }

    @Override
    public ResourceIndicators resourceIndicators() {
        return ResourceIndicators.IGNORED;
    }
}
