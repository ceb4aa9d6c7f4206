package dev.gatecrash.samples.contract.signature;

import com.nimbusds.jose.util.Base64URL;
import dev.gatecrash.samples.contract.access.Refusal;
import dev.gatecrash.samples.contract.bug.http.RobustnessBug;
import dev.gatecrash.samples.contract.bug.token.CredentialBug;
import dev.gatecrash.samples.contract.bug.token.SignatureBug;
import dev.gatecrash.samples.contract.http.Json;
import dev.gatecrash.samples.contract.profile.Setup;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A JWS in its compact form, read but not verified (RFC 7515 section 7.1). */
public record Jws(Map<String, Object> header, Base64URL protectedPart, Base64URL payload, Base64URL signature) {

    // What stands for a signature part that is not there: three bytes, as no signature has.
    static final String NONE = "none";

    private static final Pattern BASE64URL = Pattern.compile("[A-Za-z0-9_-]*");

    public static Jws parse(String token, Setup setup) throws Refusal {
        String[] parts = token.split("\\.", -1);
        boolean complete = parts.length == 3
                || (parts.length == 2 && setup.bugs().hasAny(CredentialBug.TWO_PARTS, SignatureBug.SKIPS_SIGNATURE))
                || (parts.length > 3 && setup.has(CredentialBug.EXTRA_PARTS));
        if (!complete) {
            if (setup.has(CredentialBug.JUNK_CRASHES)) {
                throw new IllegalStateException("not a JWT");
            }
            throw Refusal.invalidToken("The token is not a JWT");
        }
        for (String part : parts) {
            if (!setup.has(CredentialBug.LENIENT_BASE64) && !isCanonical(part)) {
                throw Refusal.invalidToken("The token is not a JWT");
            }
        }
        Base64URL first = new Base64URL(parts[0]);
        if (setup.has(RobustnessBug.NULL_HEADER_CRASHES)
                && first.decodeToString().equals("null")) {
            throw new IllegalStateException("no header");
        }
        Map<String, Object> header =
                object(first, setup).orElseThrow(() -> Refusal.invalidToken("The header of the token is no JSON"));
        return new Jws(header, first, new Base64URL(parts[1]), new Base64URL(parts.length < 3 ? NONE : parts[2]));
    }

    /** A header parameter, if it is a string. */
    public Optional<String> text(String name) {
        return header.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    public Optional<Map<String, Object>> claims(Setup setup) {
        return object(payload, setup);
    }

    public byte[] signingInput() {
        ByteArrayOutputStream input = new ByteArrayOutputStream();
        input.writeBytes(protectedPart.toString().getBytes(StandardCharsets.US_ASCII));
        input.write('.');
        input.writeBytes(payload.toString().getBytes(StandardCharsets.US_ASCII));
        return input.toByteArray();
    }

    private static Optional<Map<String, Object>> object(Base64URL part, Setup setup) {
        String text = utf8(part.decode());
        if (text == null) {
            return Optional.empty();
        }
        if (setup.has(CredentialBug.CLAIMS_IN_ARRAY)
                && Json.value(text).orElse("") instanceof List<?> several
                && !several.isEmpty()) {
            return Json.object(Json.write(several.get(0)));
        }
        return setup.has(CredentialBug.FIRST_OF_DUPLICATES) ? Json.lenientObject(text) : Json.object(text);
    }

    private static @Nullable String utf8(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    private static boolean isCanonical(String part) {
        return BASE64URL.matcher(part).matches()
                && Base64URL.encode(new Base64URL(part).decode()).toString().equals(part);
    }
}
