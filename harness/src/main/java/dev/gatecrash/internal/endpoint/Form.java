package dev.gatecrash.internal.endpoint;

import com.nimbusds.oauth2.sdk.OAuth2Error;
import dev.gatecrash.http.Request;
import dev.gatecrash.internal.http.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What holds for every form sent to an endpoint (RFC 6749 §3.1, §3.2), and the SDK does not check. */
final class Form {

    private static final int MOST_PARAMETERS = 1_000;
    // RFC 8707 §2 and RFC 8693 §2.1 let these be repeated.
    private static final Set<String> REPEATABLE = Set.of("resource", "audience");

    private Form() {}

    /** Refuses anything but a form in the body without repeated parameters. */
    static void check(Request request) throws Refusal {
        if (!request.isForm()) {
            throw new Refusal(
                    OAuth2Error.INVALID_REQUEST, "The content type must be application/x-www-form-urlencoded");
        }
        if (!request.query().isEmpty()) {
            throw new Refusal(OAuth2Error.INVALID_REQUEST, "Parameters belong in the body, not in the query");
        }
        checkParameters(request.parameters());
    }

    static void checkParameters(Map<String, List<String>> parameters) throws Refusal {
        if (parameters.size() > MOST_PARAMETERS) {
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
