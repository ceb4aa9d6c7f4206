package dev.gatecrash.internal.contract.proof;

import dev.gatecrash.internal.key.CompactJws;
import dev.gatecrash.internal.key.SignatureKey;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A DPoP proof before it is signed (RFC 9449 §4.2), to be made wrong in one way. Immutable.
 *
 * @param header the JOSE header
 * @param claims the claims
 */
public record Proof(Map<String, Object> header, Map<String, Object> claims) {

    public Proof {
        header = Map.copyOf(header);
        claims = Map.copyOf(claims);
    }

    /** A copy with this header parameter. */
    public Proof header(String name, Object value) {
        return new Proof(plus(header, name, value), claims);
    }

    /** A copy with this claim. */
    public Proof claim(String name, Object value) {
        return new Proof(header, plus(claims, name, value));
    }

    /** A copy that lacks this header parameter or claim. */
    public Proof without(String name) {
        return new Proof(minus(header, name), minus(claims, name));
    }

    /** Header and claims, ready to be signed. */
    public String signingInput() {
        return CompactJws.signingInput(header, claims);
    }

    /** The proof, signed by this key whatever its header says. */
    public String signed(SignatureKey key) {
        return CompactJws.sign(signingInput(), key);
    }

    private static Map<String, Object> plus(Map<String, Object> members, String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(members);
        more.put(name, value);
        return more;
    }

    private static Map<String, Object> minus(Map<String, Object> members, String name) {
        Map<String, Object> fewer = new LinkedHashMap<>(members);
        fewer.remove(name);
        return fewer;
    }
}
