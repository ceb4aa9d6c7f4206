package dev.gatecrash.samples.contract.access;

import java.util.Map;

/** Who calls, as an accepted token says. */
public record Caller(String subject, Map<String, Object> claims, String token) {

    /** The client that the token was issued to. */
    public String client() {
        return String.valueOf(claims.getOrDefault("client_id", ""));
    }

    public Caller as(String other) {
        return new Caller(other, claims, token);
    }

    /** Whether a bug let the caller in without a token. */
    public boolean isAnonymous() {
        return token.isEmpty();
    }

    /** The caller of whom nothing is known, where a bug lets one in. */
    public static Caller unknown(String name) {
        return new Caller(name, Map.of("sub", name, "scope", "notes:read notes:write"), "");
    }
}
