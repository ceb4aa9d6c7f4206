package dev.gatecrash.samples.contract.signature;

import static dev.gatecrash.samples.contract.bug.token.HeaderBug.FETCHES_JKU;
import static dev.gatecrash.samples.contract.bug.token.HeaderBug.FOLLOWS_JKU;
import static dev.gatecrash.samples.contract.bug.token.HeaderBug.FOLLOWS_X5U;
import static dev.gatecrash.samples.contract.bug.token.HeaderBug.KEY_ID_IS_URL;
import static dev.gatecrash.samples.contract.bug.token.HeaderBug.TRUSTS_JWK;
import static dev.gatecrash.samples.contract.bug.token.HeaderBug.TRUSTS_X5C;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.util.X509CertUtils;
import dev.gatecrash.samples.contract.bug.token.ClaimBug;
import dev.gatecrash.samples.contract.bug.token.SignatureBug;
import dev.gatecrash.samples.contract.http.Json;
import dev.gatecrash.samples.contract.http.Outgoing;
import dev.gatecrash.samples.contract.profile.Setup;
import java.io.IOException;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.text.ParseException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The keys that a token itself brings or points to; without bugs there are none. */
final class ForeignKeys {

    private final Setup setup;

    ForeignKeys(Setup setup) {
        this.setup = setup;
    }

    Optional<JWK> of(Jws jws) {
        try {
            if (setup.has(TRUSTS_JWK) && jws.header().get("jwk") instanceof Map<?, ?> jwk) {
                return Optional.of(JWK.parse(Json.write(jwk)));
            }
            if (setup.has(TRUSTS_X5C) && jws.header().get("x5c") instanceof List<?> chain && !chain.isEmpty()) {
                byte[] leaf = Base64.getDecoder().decode(String.valueOf(chain.get(0)));
                return certified(X509CertUtils.parse(leaf));
            }
            return pointedTo(jws);
        } catch (IOException | ParseException | JOSEException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Optional<JWK> pointedTo(Jws jws) throws IOException, ParseException, JOSEException {
        if (jws.text("jku").isPresent()) {
            URI location = URI.create(jws.text("jku").get());
            if (setup.has(FOLLOWS_JKU)) {
                return key(fetch(location), jws);
            }
            if (setup.has(FETCHES_JKU)) {
                fetch(location);
            }
        }
        if (setup.has(FOLLOWS_X5U) && jws.text("x5u").isPresent()) {
            return certified(
                    X509CertUtils.parse(fetch(URI.create(jws.text("x5u").get()))));
        }
        if (setup.has(KEY_ID_IS_URL) && jws.text("kid").orElse("").startsWith("http")) {
            return Optional.of(JWK.parse(fetch(URI.create(jws.text("kid").orElse("")))));
        }
        return ofIssuer(jws);
    }

    private Optional<JWK> ofIssuer(Jws jws) throws IOException, ParseException {
        Object issuer = jws.claims(setup).map(claims -> claims.get("iss")).orElse(setup.issuer());
        boolean looks = setup.bugs().hasAny(ClaimBug.DISCOVERS_ANY_ISSUER, SignatureBug.FETCHES_ANY_ISSUER);
        if (!looks || setup.issuer().equals(issuer)) {
            return Optional.empty();
        }
        URI location = KeySet.metadata(URI.create(String.valueOf(issuer)));
        Map<String, Object> metadata = Json.object(fetch(location)).orElse(Map.of());
        return key(fetch(URI.create(String.valueOf(metadata.get("jwks_uri")))), jws);
    }

    private static Optional<JWK> key(String document, Jws jws) throws ParseException {
        JWKSet keys = JWKSet.parse(document);
        JWK named = keys.getKeyByKeyId(jws.text("kid").orElse(""));
        return named != null ? Optional.of(named) : keys.getKeys().stream().findFirst();
    }

    private static Optional<JWK> certified(@Nullable X509Certificate certificate) throws JOSEException {
        return certificate == null ? Optional.empty() : Optional.of(JWK.parse(certificate));
    }

    private static String fetch(URI location) throws IOException {
        return Outgoing.direct().get(location).body();
    }
}
