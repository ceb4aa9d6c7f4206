package dev.gatecrash.persona;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * AuthKit session tokens of WorkOS, which MCP servers get when they trust the wrong kind: roles, no audience, no scope.
 *
 * <p>Source: WorkOS documentation, session tokens; read 2026-11-22. The metadata is AuthKit's.
 */
final class WorkosSession implements Persona {

    private final AuthKit authKit = new AuthKit();

    @Override
    public String name() {
        return "workos-session";
    }

    @Override
    public String path(dev.gatecrash.http.Endpoint endpoint) {
        return authKit.path(endpoint);
    }

    @Override
    public java.util.Optional<Map<String, Object>> metadata(
            dev.gatecrash.http.Endpoint document, Map<String, Object> standard) {
        return authKit.metadata(document, standard);
    }

    @Override
    public Map<String, Object> header(Map<String, Object> standard) {
        return authKit.header(standard);
    }

    @Override
    public Map<String, Object> claims(Map<String, Object> standard) {
        Map<String, Object> claims = new LinkedHashMap<>(standard);
        claims.keySet().removeAll(List.of("aud", "client_id", "scope"));
        claims.put("sid", "session_" + standard.get("jti"));
        claims.put("org_id", "org_gatecrash");
        claims.put("role", "member");
        claims.put("roles", List.of("member"));
        claims.put("permissions", Dialect.scopes(standard));
        return claims;
    }

    @Override
    public boolean namesItself() {
        return false;
    }
}
