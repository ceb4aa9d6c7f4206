package dev.gatecrash.persona;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Small steps that turn the standard's members into a provider's. */
final class Dialect {

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
