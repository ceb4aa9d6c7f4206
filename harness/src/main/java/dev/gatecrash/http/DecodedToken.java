package dev.gatecrash.http;

import com.nimbusds.jose.JOSEObject;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.text.ParseException;
import java.util.Map;
import java.util.Optional;

/**
 * A token as it went over the wire, and what can be read of it; nothing is verified. Immutable.
 *
 * @param name where it was: a parameter or member such as {@code access_token}, or {@code Authorization}
 * @param value the token, whole
 * @param header the JOSE header (RFC 7515 §4); empty if the token is opaque
 * @param claims the claims (RFC 7519 §4); empty if the token is opaque or encrypted
 */
public record DecodedToken(String name, String value, Map<String, Object> header, Map<String, Object> claims) {

    /** Reads what can be read. */
    static DecodedToken of(String name, String value) {
        try {
            Base64URL[] parts = JOSEObject.split(value);
            Map<String, Object> header = object(parts[0]).orElse(Map.of());
            boolean signed = parts.length == 3 && !header.isEmpty();
            return new DecodedToken(
                    name, value, header, signed ? object(parts[1]).orElse(Map.of()) : Map.of());
        } catch (ParseException e) {
            return new DecodedToken(name, value, Map.of(), Map.of());
        }
    }

    /** Whether nothing can be read of it. */
    public boolean isOpaque() {
        return header.isEmpty();
    }

    /** The header as JSON. */
    public String headerJson() {
        return JSONObjectUtils.toJSONString(header);
    }

    /** The claims as JSON. */
    public String claimsJson() {
        return JSONObjectUtils.toJSONString(claims);
    }

    private static Optional<Map<String, Object>> object(Base64URL part) {
        return JsonText.object(part.decodeToString());
    }
}
