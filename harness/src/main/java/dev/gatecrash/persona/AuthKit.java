package dev.gatecrash.persona;

import dev.gatecrash.http.Endpoint;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * WorkOS AuthKit with Connect tokens.
 *
 * <p>Sources: live metadata as captured in July 2026; WorkOS documentation, Connect token claims; read 2026-11-22.
 */
final class AuthKit implements Persona {

    private static final List<String> AUTHENTICATION = List.of("none", "client_secret_post", "client_secret_basic");
    private static final List<String> GRANTS =
            List.of("authorization_code", "refresh_token", "urn:ietf:params:oauth:grant-type:device_code");

    @Override
    public String name() {
        return "authkit";
    }

    @Override
    public String path(Endpoint endpoint) {
        return switch (endpoint) {
            case AUTHORIZATION -> "/oauth2/authorize";
            case TOKEN -> "/oauth2/token";
            case JWKS -> "/oauth2/jwks";
            case REGISTRATION -> "/oauth2/register";
            case INTROSPECTION -> "/oauth2/introspection";
            case DEVICE_AUTHORIZATION -> "/oauth2/device_authorization";
            case USER_INFO -> "/oauth2/userinfo";
            default -> endpoint.path();
        };
    }

    @Override
    public Optional<Map<String, Object>> metadata(Endpoint document, Map<String, Object> standard) {
        Map<String, Object> members = Dialect.with(standard, "response_modes_supported", List.of("query"));
        members = Dialect.with(members, "scopes_supported", List.of("email", "offline_access", "openid", "profile"));
        members = Dialect.with(members, "token_endpoint_auth_methods_supported", AUTHENTICATION);
        members = Dialect.with(members, "grant_types_supported", GRANTS);
        return Optional.of(
                document == Endpoint.METADATA
                        ? Dialect.only(
                                members,
                                "authorization_endpoint",
                                "client_id_metadata_document_supported",
                                "code_challenge_methods_supported",
                                "device_authorization_endpoint",
                                "grant_types_supported",
                                "introspection_endpoint",
                                "issuer",
                                "jwks_uri",
                                "registration_endpoint",
                                "scopes_supported",
                                "response_modes_supported",
                                "response_types_supported",
                                "token_endpoint",
                                "token_endpoint_auth_methods_supported")
                        : Dialect.only(
                                members,
                                "authorization_endpoint",
                                "device_authorization_endpoint",
                                "grant_types_supported",
                                "id_token_signing_alg_values_supported",
                                "introspection_endpoint",
                                "issuer",
                                "jwks_uri",
                                "response_modes_supported",
                                "response_types_supported",
                                "subject_types_supported",
                                "token_endpoint",
                                "token_endpoint_auth_methods_supported",
                                "userinfo_endpoint"));
    }

    @Override
    public Map<String, Object> header(Map<String, Object> standard) {
        return Dialect.only(standard, "alg", "kid");
    }

    // sid is the id of a consent here, not of a session; a client's own token has none.
    @Override
    public Map<String, Object> claims(Map<String, Object> standard) {
        boolean ofClient = String.valueOf(standard.get("sub")).equals(standard.get("client_id"));
        String consent = standard.get("client_id") + "/" + standard.get("sub");
        return ofClient
                ? standard
                : Dialect.with(
                        standard,
                        "sid",
                        "app_consent_"
                                + UUID.nameUUIDFromBytes(consent.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    }

    @Override
    public boolean namesItself() {
        return false;
    }
}
