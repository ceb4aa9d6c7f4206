package dev.gatecrash.token;

import static dev.gatecrash.token.Carelessness.DECRYPTS;
import static dev.gatecrash.token.Carelessness.DISCOVERS_ANY_ISSUER;
import static dev.gatecrash.token.Carelessness.IGNORES_AUDIENCE;
import static dev.gatecrash.token.Carelessness.IGNORES_BINDING;
import static dev.gatecrash.token.Carelessness.IGNORES_CRIT;
import static dev.gatecrash.token.Carelessness.IGNORES_ISSUER;
import static dev.gatecrash.token.Carelessness.IGNORES_SCOPE;
import static dev.gatecrash.token.Carelessness.IGNORES_SUBJECT;
import static dev.gatecrash.token.Carelessness.IGNORES_TIME;
import static dev.gatecrash.token.Carelessness.IGNORES_TYPE;
import static dev.gatecrash.token.Carelessness.INFLATES;
import static dev.gatecrash.token.Carelessness.SKIPS_THE_SIGNATURE;
import static dev.gatecrash.token.Carelessness.TAKES_ANYTHING;
import static dev.gatecrash.token.Carelessness.UNWRAPS;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.crypto.ECDHDecrypter;
import com.nimbusds.jose.crypto.RSADecrypter;
import com.nimbusds.jose.util.DeflateUtils;
import com.nimbusds.jose.util.JSONObjectUtils;
import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.web.Web;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.interfaces.ECPrivateKey;
import java.text.ParseException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A verifier by hand that is right in every respect but those it is careless of. */
final class CarelessVerifier {

    private final AuthorizationServer auth;
    private final String audience;
    private final String scope;
    private final Set<Carelessness> careless;
    private final CarelessKeys keys;

    CarelessVerifier(AuthorizationServer auth, String audience, String scope, Set<Carelessness> careless) {
        this.auth = auth;
        this.audience = audience;
        this.scope = scope;
        this.careless = careless;
        this.keys = new CarelessKeys(auth, careless);
    }

    boolean accepts(Token token) {
        return accepts(token.value());
    }

    private boolean accepts(String token) {
        if (careless.contains(TAKES_ANYTHING)) {
            return true;
        }
        Sent sent = Sent.of(token);
        if (sent.parts().size() == 5 && careless.contains(DECRYPTS)) {
            return isGood(Sent.of(decrypted(token)).claims());
        }
        boolean complete =
                sent.parts().size() == 3 || (sent.parts().size() == 2 && careless.contains(SKIPS_THE_SIGNATURE));
        if (!complete) {
            return false;
        }
        Map<String, Object> header = sent.header();
        if ("JWT".equals(header.get("cty"))) {
            return careless.contains(UNWRAPS) && accepts(new String(sent.payload(), StandardCharsets.US_ASCII));
        }
        boolean critical = header.containsKey("crit") && !careless.contains(IGNORES_CRIT);
        boolean type = careless.contains(IGNORES_TYPE) || "JWT".equals(header.get("typ"));
        return !critical && type && keys.isSigned(sent) && isGood(claims(sent));
    }

    private Map<String, Object> claims(Sent sent) {
        try {
            byte[] payload = sent.header().containsKey("zip") && careless.contains(INFLATES)
                    ? DeflateUtils.decompress(sent.payload())
                    : sent.payload();
            return JSONObjectUtils.parse(new String(payload, StandardCharsets.UTF_8));
        } catch (IOException | ParseException e) {
            return Map.of();
        }
    }

    private boolean isGood(Map<String, Object> claims) {
        return (careless.contains(IGNORES_TIME) || isInTime(claims))
                && (careless.contains(IGNORES_SUBJECT) || claims.get("sub") instanceof String)
                && (careless.contains(IGNORES_BINDING) || !claims.containsKey("cnf"))
                && (careless.contains(IGNORES_SCOPE)
                        || Arrays.asList(String.valueOf(claims.get("scope")).split(" "))
                                .contains(scope))
                && isFromUs(claims.get("iss"))
                && isForUs(claims.get("aud"));
    }

    private boolean isInTime(Map<String, Object> claims) {
        Instant now = auth.clock().instant();
        return claims.get("exp") instanceof Number exp
                && now.isBefore(Instant.ofEpochSecond(exp.longValue()))
                && !(claims.get("nbf") instanceof Number nbf && now.isBefore(Instant.ofEpochSecond(nbf.longValue())));
    }

    private boolean isFromUs(@Nullable Object issuer) {
        return careless.contains(IGNORES_ISSUER)
                || auth.issuer().toString().equals(issuer)
                || (careless.contains(DISCOVERS_ANY_ISSUER) && isWhatItSays(URI.create(String.valueOf(issuer))));
    }

    private static boolean isWhatItSays(URI issuer) {
        URI metadata = issuer.resolve("/.well-known/oauth-authorization-server" + issuer.getRawPath());
        return issuer.toString().equals(Web.json(Web.get(metadata)).get("issuer"));
    }

    private boolean isForUs(@Nullable Object claim) {
        return careless.contains(IGNORES_AUDIENCE)
                || audience.equals(claim)
                || (claim instanceof List<?> several && several.contains(audience));
    }

    // As if the server had the issuer's private key: what matters is that it believes what is inside.
    private String decrypted(String token) {
        try {
            KeyPair pair = auth.keys().current().keyPair();
            JWEObject encrypted = JWEObject.parse(token);
            encrypted.decrypt(
                    pair.getPrivate() instanceof ECPrivateKey elliptic
                            ? new ECDHDecrypter(elliptic)
                            : new RSADecrypter(pair.getPrivate()));
            return encrypted.getPayload().toString();
        } catch (ParseException | JOSEException e) {
            throw new AssertionError(token, e);
        }
    }
}
