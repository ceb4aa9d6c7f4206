package dev.gatecrash.endpoint;

import com.nimbusds.jose.JWSObject;
import java.text.ParseException;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Looks into a JWT without verifying it. */
final class Jwt {

    private Jwt() {}

    static Map<String, Object> claims(@Nullable Object token) {
        try {
            return Objects.requireNonNull(
                    JWSObject.parse(String.valueOf(token)).getPayload().toJSONObject());
        } catch (ParseException e) {
            throw new AssertionError("not a JWT: " + token, e);
        }
    }

    static Map<String, Object> header(@Nullable Object token) {
        try {
            return JWSObject.parse(String.valueOf(token)).getHeader().toJSONObject();
        } catch (ParseException e) {
            throw new AssertionError("not a JWT: " + token, e);
        }
    }
}
