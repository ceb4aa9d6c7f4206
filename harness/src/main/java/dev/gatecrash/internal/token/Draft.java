package dev.gatecrash.internal.token;

import dev.gatecrash.internal.key.SignatureKey;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A token in the making: defects change it before it is sealed, and what comes of it afterwards. Not thread-safe. */
final class Draft {

    /** Turns the signing input into a whole token. */
    @FunctionalInterface
    interface Seal {
        String close(String signingInput);
    }

    final Map<String, Object> header;
    final Map<String, Object> claims;
    final SignatureKey key;
    private Seal seal;
    private boolean needsSignature;
    private UnaryOperator<String> afterwards = UnaryOperator.identity();

    Draft(Map<String, Object> header, Map<String, Object> claims, SignatureKey key) {
        this.header = header;
        this.claims = claims;
        this.key = key;
        this.seal = input -> CompactJws.sign(input, key);
    }

    void sealWith(Seal other) {
        seal = other;
        needsSignature = true;
    }

    void afterwards(UnaryOperator<String> change) {
        UnaryOperator<String> before = afterwards;
        afterwards = token -> change.apply(before.apply(token));
    }

    /** Changes the whole signed token, which an opaque one is not. */
    void afterSigning(UnaryOperator<String> change) {
        needsSignature = true;
        afterwards(change);
    }

    /** Says in a provider's way what was said in the standard's so far. */
    void translate(TokenPolicy.Dialect dialect) {
        replace(header, dialect.headerOf(header));
        replace(claims, dialect.claimsOf(claims));
    }

    private static void replace(Map<String, Object> members, Map<String, Object> others) {
        members.clear();
        members.putAll(others);
    }

    /** Whether it is wrong in a way that only a signed token can be. */
    boolean needsSignature() {
        return needsSignature;
    }

    /** Does what was to be done afterwards to a token that was made elsewhere. */
    String finish(String token) {
        return afterwards.apply(token);
    }

    String close() {
        return afterwards.apply(seal.close(CompactJws.signingInput(header, claims)));
    }
}
