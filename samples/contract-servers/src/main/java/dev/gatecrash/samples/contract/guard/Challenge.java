package dev.gatecrash.samples.contract.guard;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** A challenge for the {@code WWW-Authenticate} header: a scheme with parameters (RFC 9110 section 11.2). Immutable. */
record Challenge(String scheme, Map<String, String> parameters) {

    static Challenge of(String scheme) {
        return new Challenge(scheme, Map.of());
    }

    /** With one more parameter, at the end, unless there is nothing to say. */
    Challenge with(String name, String value) {
        if (value.isEmpty()) {
            return this;
        }
        Map<String, String> more = new LinkedHashMap<>(parameters);
        more.put(name, value);
        return new Challenge(scheme, more);
    }

    Challenge without(String name) {
        Map<String, String> fewer = new LinkedHashMap<>(parameters);
        fewer.remove(name);
        return new Challenge(scheme, fewer);
    }

    String quoted() {
        return parameters.entrySet().stream()
                .map(parameter -> parameter.getKey() + "=\""
                        + parameter.getValue().replace("\\", "\\\\").replace("\"", "\\\"") + '"')
                .collect(Collectors.joining(", ", scheme + " ", ""))
                .strip();
    }

    String unquoted() {
        return parameters.entrySet().stream()
                .map(parameter -> parameter.getKey() + "=" + parameter.getValue())
                .collect(Collectors.joining(", ", scheme + " ", ""));
    }
}
