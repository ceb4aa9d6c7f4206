package dev.gatecrash.internal.contract.token;

import static dev.gatecrash.check.Family.SYNTAX;
import static dev.gatecrash.check.Severity.CRITICAL;
import static dev.gatecrash.check.Severity.HIGH;
import static dev.gatecrash.internal.contract.bench.Row.must;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.DirectEncrypter;
import com.nimbusds.jose.util.JSONObjectUtils;
import dev.gatecrash.check.Clause;
import dev.gatecrash.check.Severity;
import dev.gatecrash.internal.contract.bench.Row;
import dev.gatecrash.internal.contract.bench.Stimulus;
import dev.gatecrash.internal.contract.forge.Cause;
import dev.gatecrash.internal.contract.forge.Forge;
import dev.gatecrash.token.Defect;
import dev.gatecrash.token.Token;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The form of a JWT: three parts, of which the middle one is one JSON object (RFC 7515 §7.1, RFC 7519 §7.2). */
public final class FormChecks {

    private static final String PARSER =
            "Leave the parsing of tokens to a library for JWTs, and give the application only what that has verified.";

    private FormChecks() {}

    /** The rows. */
    public static List<Row> rows() {
        return List.of(
                refusal(9, CRITICAL, Clause.rfc(7515, "7.1"))
                        .title("A token that has not exactly three parts is refused")
                        .sends("tokens without signature part, with an empty one, with a fourth part, and as JSON")
                        .because("A parser that takes fewer parts than three takes unsigned tokens.")
                        .refuses(
                                Stimulus.defect(Defect.NO_SIGNATURE_PART),
                                Stimulus.defect(Defect.EMPTY_SIGNATURE),
                                Forge.text("a good token and a fourth part", token -> token + ".e30"),
                                Forge.text("a good token and one more dot", token -> token + "."),
                                Forge.text(
                                        "a good token with an empty header",
                                        token -> token.substring(token.indexOf('.'))),
                                Forge.text("a good token in the JSON serialization", FormChecks::json)),
                refusal(11, HIGH, Clause.rfc(7519, "4"))
                        .needs(Cause.AUDIENCE)
                        .title("Of two claims of one name the first does not win")
                        .sends("a token with two claims aud, the first this resource, the last another one")
                        .expects("401: refused altogether, or read as the last one")
                        .because(
                                "Where two parsers read one token differently, one judges what the other does not use.")
                        .refuses(Forge.payload("aud is there twice, first right, then wrong", FormChecks::twice)),
                refusal(12, HIGH, Clause.rfc(7519, "7.2"))
                        .title("A payload that is no JSON object is refused")
                        .sends("tokens of the issuer whose payload is an array, null, a text and nothing")
                        .because("Where there are no claims, a check that reads them may find nothing wrong.")
                        .refuses(
                                Forge.payload(
                                        "the payload is an array of the claims",
                                        good -> "[" + JSONObjectUtils.toJSONString(good.claims()) + "]"),
                                Forge.payload("the payload is null", good -> "null"),
                                Forge.payload("the payload is a text", good -> "\"token\""),
                                Forge.payload("the payload is empty", good -> "")),
                refusal(14, CRITICAL, Clause.rfc(8725, "3.3"))
                        .title("Encryption does not replace the signature")
                        .sends("unsigned tokens, encrypted with the issuer's public key and with a key of zeros")
                        .because("Everybody can encrypt; what comes out is as good as what went in.")
                        .remedy("Refuse encrypted tokens, or verify the signature of what is inside.")
                        .refuses(
                                Stimulus.defect(Defect.ENCRYPTED_UNSIGNED),
                                Forge.made(
                                        "an unsigned token, encrypted with zeros",
                                        (bench, good) -> encrypted(unsigned(good))),
                                Forge.made(
                                        "claims alone, encrypted with zeros",
                                        (bench, good) -> encrypted(JSONObjectUtils.toJSONString(good.claims())))));
    }

    private static Row.Draft refusal(int number, Severity severity, Clause clause) {
        return Cause.verifies(must(SYNTAX, number, severity, clause))
                .expects("401 with error=\"invalid_token\"")
                .remedy(PARSER);
    }

    /** RFC 7515 §7.2.2, flattened. */
    private static String json(String token) {
        String[] parts = token.split("\\.", -1);
        return JSONObjectUtils.toJSONString(Map.of("protected", parts[0], "payload", parts[1], "signature", parts[2]));
    }

    // Two members of one name: no library writes that, so the second is appended to what one wrote.
    private static String twice(Token good) {
        Map<String, Object> first = new LinkedHashMap<>();
        first.put("aud", good.claims().getOrDefault("aud", ""));
        first.putAll(good.claims());
        String last = JSONObjectUtils.toJSONString(Map.of("aud", AudienceChecks.OTHER));
        return JSONObjectUtils.toJSONString(first).replaceFirst("}$", ",") + last.substring(1);
    }

    private static String unsigned(Token good) {
        return Forge.input(good, header -> header.put("alg", "none")) + ".";
    }

    private static String encrypted(String content) {
        try {
            JWEObject encrypted = new JWEObject(
                    new JWEHeader.Builder(JWEAlgorithm.DIR, EncryptionMethod.A256GCM)
                            .contentType("JWT")
                            .build(),
                    new Payload(content.getBytes(UTF_8)));
            encrypted.encrypt(new DirectEncrypter(new byte[EncryptionMethod.A256GCM.cekBitLength() / Byte.SIZE]));
            return encrypted.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException("this JDK cannot encrypt with AES-GCM", e);
        }
    }
}
