package dev.gatecrash.internal.grant;

import com.nimbusds.jose.util.JSONArrayUtils;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import dev.gatecrash.internal.http.Refusal;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which authorization details may be asked for; they are carried through to the token unread (RFC 9396 §2, §5).
 *
 * @param types the types on offer; if empty, any
 */
public record DetailsPolicy(Set<String> types) {

    /** The parameter's, the claim's and the response member's name. */
    public static final String NAME = "authorization_details";

    public DetailsPolicy {
        types = Set.copyOf(types);
    }

    /** The details that an authorization request is for; empty if it has none. */
    public List<Map<String, Object>> requested(Map<String, List<String>> parameters) throws Refusal {
        List<Map<String, Object>> details = new ArrayList<>();
        for (String text : parameters.getOrDefault(NAME, List.of())) {
            for (Object detail : array(text)) {
                details.add(checked(detail));
            }
        }
        return details;
    }

    /** The part of what was granted that a token request is for; asking for others is refused (RFC 9396 §6). */
    Map<String, Object> within(Map<String, Object> granted, List<String> asked) throws Refusal {
        if (asked.isEmpty()) {
            return granted;
        }
        List<Map<String, Object>> wanted = requested(Map.of(NAME, asked));
        if (!(granted.get(NAME) instanceof List<?> list) || !list.containsAll(wanted)) {
            throw refusal("The authorization_details go beyond what was granted");
        }
        Map<String, Object> narrowed = new LinkedHashMap<>(granted);
        narrowed.put(NAME, wanted);
        return narrowed;
    }

    private Map<String, Object> checked(@Nullable Object detail) throws Refusal {
        if (!(detail instanceof Map<?, ?> members) || !(members.get("type") instanceof String type)) {
            throw refusal("Each of the authorization_details must be an object with a type");
        }
        if (!types.isEmpty() && !types.contains(type)) {
            throw refusal("The type of authorization_details is not supported");
        }
        Map<String, Object> copy = new LinkedHashMap<>();
        members.forEach((name, value) -> copy.put(String.valueOf(name), value));
        return copy;
    }

    private static List<Object> array(String text) throws Refusal {
        try {
            List<Object> array = JSONArrayUtils.parse(text);
            if (array != null) {
                return array;
            }
        } catch (ParseException | StackOverflowError e) {
            throw refusal("authorization_details is not a JSON array");
        }
        throw refusal("authorization_details is not a JSON array");
    }

    private static Refusal refusal(String description) {
        return new Refusal(OAuth2Error.INVALID_AUTHORIZATION_DETAILS, description);
    }
}
