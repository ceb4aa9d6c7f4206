package dev.gatecrash.internal.endpoint.signin;

import dev.gatecrash.internal.endpoint.authorization.ConsentOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What an application tells of a sign-in (WorkOS Standalone Connect, request of the completion API).
 *
 * @param externalAuthId which authorization request it is about
 * @param user the user's id there, which is {@code sub} here
 * @param claims what tokens say about the user
 * @param options what the user has to choose on the consent page
 */
record Completion(String externalAuthId, String user, Map<String, Object> claims, List<ConsentOption> options) {

    /** Says which member is wrong. */
    static final class InvalidException extends Exception {
        private static final long serialVersionUID = 1L;

        InvalidException(String message) {
            super(message);
        }
    }

    static Completion of(Map<String, Object> members) throws InvalidException {
        String id = text(members, "", "external_auth_id");
        Map<?, ?> user = object(members.get("user"), "user");
        Map<String, Object> claims = new LinkedHashMap<>();
        String email = text(user, "user.", "email");
        if (!email.matches("[^@\\s]+@[^@\\s]+")) {
            throw new InvalidException("user.email is no e-mail address");
        }
        claims.put("email", email);
        optional(user, "first_name", claims, "given_name");
        optional(user, "last_name", claims, "family_name");
        if (user.get("metadata") != null) {
            claims.put("metadata", metadata(user.get("metadata")));
        }
        return new Completion(
                id, text(user, "user.", "id"), claims, ConsentOptions.of(members.get("user_consent_options")));
    }

    static Map<?, ?> object(@org.jspecify.annotations.Nullable Object value, String name) throws InvalidException {
        if (value instanceof Map<?, ?> map) {
            return map;
        }
        throw new InvalidException(name + (value == null ? " is missing" : " is no object"));
    }

    static String text(Map<?, ?> members, String prefix, String name) throws InvalidException {
        Object value = members.get(name);
        if (value == null) {
            throw new InvalidException(prefix + name + " is missing");
        }
        if (value instanceof String text && !text.isBlank()) {
            return text;
        }
        throw new InvalidException(prefix + name + " is no text, or blank");
    }

    private static void optional(Map<?, ?> user, String name, Map<String, Object> claims, String claim)
            throws InvalidException {
        if (user.get(name) != null) {
            claims.put(claim, text(user, "user.", name));
        }
    }

    private static Map<String, Object> metadata(Object value) throws InvalidException {
        Map<String, Object> texts = new LinkedHashMap<>();
        for (Map.Entry<?, ?> entry : object(value, "user.metadata").entrySet()) {
            if (!(entry.getValue() instanceof String text)) {
                throw new InvalidException("user.metadata." + entry.getKey() + " is no text");
            }
            texts.put(String.valueOf(entry.getKey()), text);
        }
        return texts;
    }
}
