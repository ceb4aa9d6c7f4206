package dev.gatecrash.internal.endpoint;

import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.util.URLUtils;
import dev.gatecrash.http.Request;
import dev.gatecrash.internal.http.Refusal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What holds for every form sent to an endpoint (RFC 6749 §3.1, §3.2), and the SDK does not check. */
public final class Form {

    private static final int MOST_PARAMETERS = 1_000;
    private static final Pattern BROKEN_ESCAPE = Pattern.compile("%(?![0-9A-Fa-f]{2})");
    // RFC 8707 §2 and RFC 8693 §2.1 let these be repeated.
    private static final Set<String> REPEATABLE = Set.of("resource", "audience");

    private Form() {}

    /** The request without empty parameters; refuses anything but a well-formed form in the body. */
    public static Request of(Request request) throws Refusal {
        if (!request.isForm()) {
            throw new Refusal(
                    OAuth2Error.INVALID_REQUEST, "The content type must be application/x-www-form-urlencoded");
        }
        if (!request.query().isEmpty()) {
            throw new Refusal(OAuth2Error.INVALID_REQUEST, "Parameters belong in the body, not in the query");
        }
        checkEscapes(request);
        Map<String, List<String>> sent = request.parameters();
        Map<String, List<String>> rest = withoutEmpty(sent);
        check(rest);
        return rest.equals(sent)
                ? request
                : new Request(request.method(), request.uri(), request.headers(), URLUtils.serializeParameters(rest));
    }

    /** These parameters but for empty ones, which count as omitted (RFC 6749 §3.1). */
    public static Map<String, List<String>> withoutEmpty(Map<String, List<String>> parameters) {
        Map<String, List<String>> rest = new LinkedHashMap<>();
        parameters.forEach((name, values) -> {
            List<String> some =
                    values.stream().filter(value -> !value.isEmpty()).toList();
            if (!some.isEmpty()) {
                rest.put(name, some);
            }
        });
        return rest;
    }

    /** Refuses a body in which a percent sign escapes nothing. */
    public static void checkEscapes(Request request) throws Refusal {
        if (request.isForm() && BROKEN_ESCAPE.matcher(request.body()).find()) {
            throw new Refusal(OAuth2Error.INVALID_REQUEST, "A percent sign is not followed by two hexadecimal digits");
        }
    }

    /** Refuses too many parameters, and repeated ones. */
    public static void check(Map<String, List<String>> parameters) throws Refusal {
        if (parameters.values().stream().mapToInt(List::size).sum() > MOST_PARAMETERS) {
            throw new Refusal(OAuth2Error.INVALID_REQUEST, "There are too many parameters");
        }
        for (Map.Entry<String, List<String>> parameter : parameters.entrySet()) {
            if (parameter.getValue().size() > 1 && !REPEATABLE.contains(parameter.getKey())) {
                throw new Refusal(
                        OAuth2Error.INVALID_REQUEST, "A parameter is repeated", parameter.getKey() + " is repeated");
            }
        }
    }
}
