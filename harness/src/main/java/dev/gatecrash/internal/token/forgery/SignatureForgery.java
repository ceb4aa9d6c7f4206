package dev.gatecrash.internal.token.forgery;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.impl.ECDSA;
import com.nimbusds.jose.util.Base64URL;
import dev.gatecrash.internal.key.CompactJws;
import dev.gatecrash.internal.token.attacker.Attacker;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Signatures that are missing, damaged, or of somebody else. */
final class SignatureForgery {

    private final Attacker attacker;

    SignatureForgery(Attacker attacker) {
        this.attacker = attacker;
    }

    static Change unsigned(String spelling) {
        return Change.header("alg", spelling).and(draft -> draft.sealWith(input -> input + "."));
    }

    static void unsignedWithSignature(Draft draft) {
        altered(draft, "alg", "none");
    }

    // RFC 7515 §4: parameters that are not understood are ignored, so nothing but the signature speaks against it.
    static void alteredHeader(Draft draft) {
        altered(draft, "urn:gatecrash:added", "after signing");
    }

    static void alteredPayload(Draft draft) {
        draft.afterSigning(token -> {
            String[] parts = token.split("\\.", -1);
            Map<String, Object> changed = new LinkedHashMap<>(draft.claims);
            changed.put("sub", draft.claims.get("sub") + "-but-altered");
            return parts[0] + "." + CompactJws.encode(changed) + "." + parts[2];
        });
    }

    static Change signature(UnaryOperator<byte[]> change) {
        return draft -> draft.afterSigning(token -> {
            int dot = token.lastIndexOf('.');
            byte[] signature = new Base64URL(token.substring(dot + 1)).decode();
            return token.substring(0, dot + 1) + Base64URL.encode(change.apply(signature));
        });
    }

    // In the middle: the last bits of the text may be padding, which changes nothing.
    static byte[] oneBitChanged(byte[] signature) {
        byte[] changed = signature.clone();
        changed[changed.length / 2] ^= 1;
        return changed;
    }

    static byte[] firstHalf(byte[] signature) {
        return Arrays.copyOf(signature, signature.length / 2);
    }

    static byte[] der(byte[] signature) {
        try {
            return ECDSA.transcodeSignatureToDER(signature);
        } catch (JOSEException e) {
            throw new IllegalStateException("the signature is no ECDSA signature", e);
        }
    }

    static void withoutSignaturePart(Draft draft) {
        draft.afterSigning(token -> token.substring(0, token.lastIndexOf('.')));
    }

    void foreignKey(Draft draft) {
        draft.sealWith(input -> CompactJws.sign(input, attacker.keyLike(draft.key)));
    }

    Change withoutKeyId() {
        Change foreign = this::foreignKey;
        return foreign.and(draft -> draft.header.remove("kid"));
    }

    static void otherFamily(Draft draft) {
        boolean rsa = draft.key.key().keyPair().getPublic().getAlgorithm().equals("RSA");
        draft.say("alg", rsa ? "ES256" : "RS256");
    }

    // The header as it was when signed is found out last: other defects may have changed it meanwhile.
    private static void altered(Draft draft, String name, Object value) {
        Optional<Object> before = Optional.ofNullable(draft.header.put(name, value));
        draft.sealWith(input -> {
            Map<String, Object> honest = new LinkedHashMap<>(draft.header);
            before.ifPresentOrElse(was -> honest.put(name, was), () -> honest.remove(name));
            String signed = CompactJws.sign(CompactJws.signingInput(honest, draft.claims), draft.key);
            return CompactJws.encode(draft.header) + signed.substring(signed.indexOf('.'));
        });
    }
}
