package dev.gatecrash.registration;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.text.ParseException;
import java.util.Objects;

/** Values in tables of bad inputs: JSON with single quotes. */
final class Spoilt {

    private Spoilt() {}

    static Object value(String json) {
        try {
            return Objects.requireNonNull(JSONObjectUtils.parse("{\"v\":" + json.replace('\'', '"') + "}")
                    .get("v"));
        } catch (ParseException e) {
            throw new IllegalArgumentException(json, e);
        }
    }
}
