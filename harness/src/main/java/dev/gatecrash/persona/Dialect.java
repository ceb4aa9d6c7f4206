package dev.gatecrash.persona;

import dev.gatecrash.http.Endpoint;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Small steps that turn the standard's members into a provider's. */
final class Dialect {

    private static final List<String> OPENID = List.of(
            "authorization_endpoint",
            "end_session_endpoint",
            "id_token_signing_alg_values_supported",
            "issuer",
            "jwks_uri",
            "response_modes_supported",
            "response_types_supported",
            "scopes_supported",
            "subject_types_supported",
            "token_endpoint",
            "token_endpoint_auth_methods_supported",
            "userinfo_endpoint");

    private Dialect() {}

    /** Only these members, in this order. */
    static Map<String, Object> only(Map<String, Object> members, String... names) {
        Map<String, Object> kept = new LinkedHashMap<>();
        for (String name : names) {
            if (members.containsKey(name)) {
                kept.put(name, members.get(name));
            }
        }
        return kept;
    }

    /** The members of a provider that has OpenID Connect Discovery alone, without PKCE's, and these besides. */
    static Optional<Map<String, Object>> openIdOnly(
            Endpoint document, Map<String, Object> standard, String... further) {
        List<String> names = new ArrayList<>(OPENID);
        names.addAll(Arrays.asList(further));
        return document == Endpoint.METADATA
                ? Optional.empty()
                : Optional.of(only(standard, names.toArray(String[]::new)));
    }

    /** A copy with one more member. */
    static Map<String, Object> with(Map<String, Object> members, String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(members);
        more.put(name, value);
        return more;
    }

    /** A copy without these members. */
    static Map<String, Object> without(Map<String, Object> members, String... names) {
        Map<String, Object> fewer = new LinkedHashMap<>(members);
        fewer.keySet().removeAll(Arrays.asList(names));
        return fewer;
    }

    /** A copy without the members of extensions that hardly any provider has. */
    static Map<String, Object> usual(Map<String, Object> members) {
        return without(
                members,
                "identity_chaining_requested_token_types_supported",
                "introspection_signing_alg_values_supported");
    }

    /** A copy in which a member has another name. */
    static Map<String, Object> renamed(Map<String, Object> members, String from, String to) {
        Map<String, Object> copy = new LinkedHashMap<>();
        members.forEach((name, value) -> copy.put(name.equals(from) ? to : name, value));
        return copy;
    }

    /** The scopes of a token's claims. */
    static List<String> scopes(Map<String, Object> claims) {
        String scope = String.valueOf(claims.getOrDefault("scope", ""));
        return scope.isEmpty() ? List.of() : Arrays.asList(scope.split(" "));
    }
}
