package dev.gatecrash.samples.notes;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** A challenge for the {@code WWW-Authenticate} header, with the parameters of RFC 6750 and RFC 9728. */
record BearerChallenge(Map<String, String> parameters) {

    BearerChallenge {
        parameters.values().forEach(BearerChallenge::requirePrintable);
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }

    /** A challenge that says where to get a token for the resource, and with which scopes. */
    static BearerChallenge of(ProtectedResource resource, Scopes scopes) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("resource_metadata", resource.metadataLocation().toString());
        parameters.put("scope", scopes.toString());
        return new BearerChallenge(parameters);
    }

    BearerChallenge withError(String error, String description) {
        Map<String, String> extended = new LinkedHashMap<>();
        extended.put("error", error);
        extended.put("error_description", description);
        extended.putAll(parameters);
        return new BearerChallenge(extended);
    }

    void answer(HttpServletResponse response, int status) {
        response.setStatus(status);
        response.setHeader("WWW-Authenticate", headerValue());
    }

    private String headerValue() {
        return parameters.entrySet().stream()
                .map(parameter -> parameter.getKey() + "=" + quoted(parameter.getValue()))
                .collect(Collectors.joining(", ", "Bearer ", ""));
    }

    /** The quoted-string of RFC 9110 section 5.6.4. */
    private static String quoted(String value) {
        return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static void requirePrintable(String value) {
        if (!value.chars().allMatch(c -> c >= ' ' && c <= '~')) {
            throw new IllegalArgumentException("A challenge parameter holds a character that no header may hold");
        }
    }
}
