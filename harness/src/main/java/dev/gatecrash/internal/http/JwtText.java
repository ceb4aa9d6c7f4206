package dev.gatecrash.internal.http;

import com.nimbusds.jose.JOSEObject;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;

/** Reads JWTs that anybody may have sent; nothing is verified. */
public final class JwtText {

    private JwtText() {}

    /** The signed JWT in this text. */
    public static SignedJWT signed(String text) throws ParseException {
        checkHeader(text);
        return SignedJWT.parse(text);
    }

    /** Refuses a header that is no JSON object; the library stumbles over one that is null. */
    public static void checkHeader(String text) throws ParseException {
        if (!JOSEObject.split(text)[0].decodeToString().stripLeading().startsWith("{")) {
            throw new ParseException("the header is no JSON object", 0);
        }
    }
}
