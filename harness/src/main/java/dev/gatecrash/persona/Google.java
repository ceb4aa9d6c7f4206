package dev.gatecrash.persona;

import dev.gatecrash.client.Registration;
import dev.gatecrash.http.Endpoint;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Google: OpenID Connect metadata only, no registration, no {@code resource}. Its access tokens are opaque, so this is
 * what it publishes; start it with {@code opaqueAccessTokens()} for tokens like its own.
 *
 * <p>Source: Google Identity, OpenID Connect discovery document; read 2026-11-22.
 */
final class Google implements Persona {

    private static final List<String> GRANTS = List.of(
            "authorization_code",
            "refresh_token",
            "urn:ietf:params:oauth:grant-type:device_code",
            "urn:ietf:params:oauth:grant-type:jwt-bearer");

    @Override
    public String name() {
        return "google";
    }

    @Override
    public String path(Endpoint endpoint) {
        return switch (endpoint) {
            case AUTHORIZATION -> "/o/oauth2/v2/auth";
            case JWKS -> "/oauth2/v3/certs";
            case DEVICE_AUTHORIZATION -> "/device/code";
            case USER_INFO -> "/v1/userinfo";
            default -> endpoint.path();
        };
    }

    @Override
    public Optional<Map<String, Object>> metadata(Endpoint document, Map<String, Object> standard) {
        Map<String, Object> members = new LinkedHashMap<>(standard);
        members.put("scopes_supported", List.of("openid", "email", "profile"));
        members.put("grant_types_supported", GRANTS);
        members.put("code_challenge_methods_supported", List.of("plain", "S256"));
        members.put("token_endpoint_auth_methods_supported", List.of("client_secret_post", "client_secret_basic"));
        return Dialect.openIdOnly(
                        document,
                        members,
                        "code_challenge_methods_supported",
                        "device_authorization_endpoint",
                        "grant_types_supported",
                        "revocation_endpoint")
                .map(published -> Dialect.without(published, "end_session_endpoint"));
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
