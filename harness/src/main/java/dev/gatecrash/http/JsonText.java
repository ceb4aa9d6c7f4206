package dev.gatecrash.http;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.text.ParseException;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;

/** Reads a JSON object from text that anybody may have sent. */
final class JsonText {

    private JsonText() {}

    static Optional<Map<String, Object>> object(String text) {
        // The parser takes null and arrays of pairs for objects.
        if (!text.stripLeading().startsWith("{")) {
            return Optional.empty();
        }
        try {
            return Optional.of(Collections.unmodifiableMap(JSONObjectUtils.parse(text)));
        } catch (ParseException | StackOverflowError e) {
            return Optional.empty();
        }
    }
}
