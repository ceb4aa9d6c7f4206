package dev.gatecrash.persona;

import dev.gatecrash.client.Registration;
import dev.gatecrash.http.Endpoint;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Amazon Cognito user pools: no audience in access tokens, {@code token_use: access}, OpenID Connect metadata only and
 * without PKCE members.
 *
 * <p>Source: Amazon Cognito developer guide, access tokens; read 2026-11-22.
 */
final class Cognito implements Persona {

    @Override
    public String name() {
        return "cognito";
    }

    @Override
    public String issuerSuffix() {
        return "/eu-central-1_Gatecrash";
    }

    @Override
    public String path(Endpoint endpoint) {
        return switch (endpoint) {
            case AUTHORIZATION -> "/oauth2/authorize";
            case TOKEN -> "/oauth2/token";
            case REVOCATION -> "/oauth2/revoke";
            case JWKS -> "/.well-known/jwks.json";
            default -> endpoint.path();
        };
    }

    @Override
    public Optional<Map<String, Object>> metadata(Endpoint document, Map<String, Object> standard) {
        return Dialect.openIdOnly(document, standard, "revocation_endpoint");
    }

    @Override
    public Map<String, Object> header(Map<String, Object> standard) {
        return Dialect.only(standard, "kid", "alg");
    }

    @Override
    public Map<String, Object> claims(Map<String, Object> standard) {
        Map<String, Object> claims = new LinkedHashMap<>(standard);
        claims.put("token_use", "access");
        claims.put("username", standard.get("sub"));
        claims.put("version", 2);
        claims.remove("aud");
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
