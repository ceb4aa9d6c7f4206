package dev.gatecrash.persona;

import dev.gatecrash.client.Registration;
import dev.gatecrash.http.Endpoint;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Microsoft Entra ID with v2.0 tokens: OpenID Connect metadata only, no registration, {@code scp} is a string, the client
 * is in {@code azp}, {@code resource} is refused.
 *
 * <p>Source: Microsoft identity platform documentation, access token claims; read 2026-11-22.
 */
final class EntraId implements Persona {

    private static final String TENANT = "9122040d-6c67-4c5b-b112-36a304b66dad";

    @Override
    public String name() {
        return "entra-id";
    }

    @Override
    public String issuerSuffix() {
        return "/" + TENANT + "/v2.0";
    }

    @Override
    public String path(Endpoint endpoint) {
        return switch (endpoint) {
            case AUTHORIZATION -> "/oauth2/authorize";
            case TOKEN -> "/oauth2/token";
            case JWKS -> "/discovery/keys";
            default -> endpoint.path();
        };
    }

    @Override
    public Optional<Map<String, Object>> metadata(Endpoint document, Map<String, Object> standard) {
        return Dialect.openIdOnly(document, standard, "device_authorization_endpoint");
    }

    @Override
    public Map<String, Object> header(Map<String, Object> standard) {
        return Dialect.with(standard, "typ", "JWT");
    }

    @Override
    public Map<String, Object> claims(Map<String, Object> standard) {
        Map<String, Object> claims = new LinkedHashMap<>(standard);
        claims.put("azp", standard.get("client_id"));
        claims.put("oid", standard.get("sub"));
        claims.put("tid", TENANT);
        claims.put("ver", "2.0");
        claims.put("uti", standard.get("jti"));
        claims.put("scp", String.join(" ", Dialect.scopes(standard)));
        claims.keySet().removeAll(List.of("client_id", "jti", "scope"));
        return claims;
    }

    @Override
    public ResourceIndicators resourceIndicators() {
        return ResourceIndicators.REJECTED;
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
