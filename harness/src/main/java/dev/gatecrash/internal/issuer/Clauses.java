package dev.gatecrash.internal.issuer;

import dev.gatecrash.http.Endpoint;
import dev.gatecrash.http.Response;
import java.util.Map;
import java.util.Optional;

/** Which clause an answer follows: that of its error, else that of the endpoint's success. */
final class Clauses {

    private static final Map<String, String> ERRORS = Map.ofEntries(
            Map.entry("invalid_target", "RFC 8707 §2"),
            Map.entry("authorization_pending", "RFC 8628 §3.5"),
            Map.entry("slow_down", "RFC 8628 §3.5"),
            Map.entry("expired_token", "RFC 8628 §3.5"),
            Map.entry("invalid_dpop_proof", "RFC 9449 §5"),
            Map.entry("use_dpop_nonce", "RFC 9449 §8"),
            Map.entry("invalid_redirect_uri", "RFC 7591 §3.2.2"),
            Map.entry("invalid_client_metadata", "RFC 7591 §3.2.2"),
            Map.entry("invalid_software_statement", "RFC 7591 §3.2.2"),
            Map.entry("unapproved_software_statement", "RFC 7591 §3.2.2"),
            Map.entry("unsupported_token_type", "RFC 7009 §2.2.1"),
            Map.entry("invalid_token", "RFC 6750 §3.1"),
            Map.entry("insufficient_scope", "RFC 6750 §3.1"),
            Map.entry("login_required", "OpenID Connect Core §3.1.2.6"),
            Map.entry("consent_required", "OpenID Connect Core §3.1.2.6"),
            Map.entry("interaction_required", "OpenID Connect Core §3.1.2.6"),
            Map.entry("invalid_authorization_details", "RFC 9396 §5"));

    private Clauses() {}

    static Optional<String> of(Optional<Endpoint> endpoint, Response response) {
        return switch (response.status()) {
            case 0, 500 -> Optional.empty();
            case 404 -> Optional.of("RFC 9110 §15.5.5");
            case 405 -> Optional.of("RFC 9110 §15.5.6");
            case 413 -> Optional.of("RFC 9110 §15.5.14");
            default -> endpoint.flatMap(e -> of(e, response));
        };
    }

    private static Optional<String> of(Endpoint endpoint, Response response) {
        if (response.status() < 400) {
            return success(endpoint);
        }
        Object code = response.body().startsWith("{")
                ? response.json().map(json -> json.get("error")).orElse("")
                : "";
        return Optional.of(ERRORS.getOrDefault(String.valueOf(code), refusal(endpoint)));
    }

    private static String refusal(Endpoint endpoint) {
        return switch (endpoint) {
            case AUTHORIZATION -> "RFC 6749 §4.1.2.1";
            case REGISTRATION -> "RFC 7591 §3.2.2";
            case CLIENT_CONFIGURATION -> "RFC 7592 §2";
            case PUSHED_AUTHORIZATION -> "RFC 9126 §2.3";
            case USER_INFO -> "RFC 6750 §3.1";
            case INTROSPECTION -> "RFC 7662 §2.3";
            case REVOCATION -> "RFC 7009 §2.2.1";
            case DEVICE_VERIFICATION -> "RFC 8628 §3.3";
            case END_SESSION -> "OpenID Connect RP-Initiated Logout §4";
            default -> "RFC 6749 §5.2";
        };
    }

    private static Optional<String> success(Endpoint endpoint) {
        return switch (endpoint) {
            case METADATA -> Optional.of("RFC 8414 §3.2");
            case OPENID_CONFIGURATION -> Optional.of("OpenID Connect Discovery §4.2");
            case JWKS -> Optional.of("RFC 7517 §5");
            case REGISTRATION -> Optional.of("RFC 7591 §3.2.1");
            case CLIENT_CONFIGURATION -> Optional.of("RFC 7592 §2");
            case CLIENT_DOCUMENT -> Optional.of("CIMD §4");
            case ATTACKER -> Optional.of("RFC 7515 §4.1.2");
            case AUTHORIZATION, LOGIN, CONSENT, EXTERNAL_RETURN -> Optional.of("RFC 6749 §4.1.2");
            case TOKEN -> Optional.of("RFC 6749 §5.1");
            case INTROSPECTION -> Optional.of("RFC 7662 §2.2");
            case REVOCATION -> Optional.of("RFC 7009 §2.2");
            case PUSHED_AUTHORIZATION -> Optional.of("RFC 9126 §2.2");
            case DEVICE_AUTHORIZATION -> Optional.of("RFC 8628 §3.2");
            case DEVICE_VERIFICATION -> Optional.of("RFC 8628 §3.3");
            case USER_INFO -> Optional.of("OpenID Connect Core §5.3.2");
            case END_SESSION -> Optional.of("OpenID Connect RP-Initiated Logout §2");
            default -> Optional.empty();
        };
    }
}
