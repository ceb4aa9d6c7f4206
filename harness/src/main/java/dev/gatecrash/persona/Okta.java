package dev.gatecrash.persona;

import dev.gatecrash.client.Registration;
import dev.gatecrash.http.Endpoint;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An Okta custom authorization server: {@code scp} is an array, the client is in {@code cid}, the audience is one string.
 *
 * <p>Source: Okta documentation, custom authorization servers and their tokens; read 2026-11-22.
 */
final class Okta implements Persona {

    @Override
    public String name() {
        return "okta";
    }

    @Override
    public String issuerSuffix() {
        return "/oauth2/default";
    }

    @Override
    public String path(Endpoint endpoint) {
        return switch (endpoint) {
            case AUTHORIZATION, TOKEN, INTROSPECTION, REVOCATION -> "/v1" + endpoint.path();
            case JWKS -> "/v1/keys";
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
        claims.put("ver", 1);
        claims.put("jti", "AT." + standard.get("jti"));
        claims.put("cid", standard.get("client_id"));
        claims.put("uid", standard.get("sub"));
        claims.put("scp", Dialect.scopes(standard));
        claims.remove("client_id");
        claims.remove("scope");
        return claims;
    }

    @Override
    public ResourceIndicators resourceIndicators() {
        return ResourceIndicators.IGNORED;
    }

    @Override
    public boolean namesItself() {
        return false;
    }

    @Override
    public Set<Registration> registration() {
        return Set.of(Registration.PRE_REGISTERED);
    }
}
