package dev.gatecrash.internal.grant.exchange;

import java.util.List;
import java.util.Map;

/**
 * A JWT of a trusted issuer, whose signature and times are good.
 *
 * @param isIdentity whether it asserts a user's identity ({@code typ} is {@code oauth-id-jag+jwt}); else it is a workload's
 * @param claims its claims
 */
record Assertion(boolean isIdentity, Map<String, Object> claims) {

    String issuer() {
        return String.valueOf(claims.get("iss"));
    }

    String subject() {
        return String.valueOf(claims.get("sub"));
    }

    /** A claim that may be one string or several. */
    List<String> strings(String claim) {
        Object value = claims.getOrDefault(claim, List.of());
        return value instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of(String.valueOf(value));
    }
}
