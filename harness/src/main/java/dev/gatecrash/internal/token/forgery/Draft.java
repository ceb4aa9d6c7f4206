package dev.gatecrash.internal.token.forgery;

import dev.gatecrash.internal.key.CompactJws;
import dev.gatecrash.internal.key.SignatureKey;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A token in the making: defects change it before it is sealed, and what comes of it afterwards. Not thread-safe. */
public final class Draft {

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
    private boolean replaced;
    private UnaryOperator<String> afterwards = UnaryOperator.identity();

    /** A good token of this content, to be signed with this key. */
    public Draft(Map<String, Object> header, Map<String, Object> claims, SignatureKey key) {
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

    /** Sets a header parameter, which an opaque token does not have. */
    void say(String name, Object value) {
        needsSignature = true;
        header.put(name, value);
    }

    /** Whether it is wrong in a way that only a signed token can be. */
    public boolean needsSignature() {
        return needsSignature;
    }

    /** Does what was to be done afterwards to a token that was made elsewhere. */
    public String finish(String token) {
        return afterwards.apply(token);
    }

    /** Becomes a text without a header or claims. */
    void becomes(String text) {
        header.clear();
        claims.clear();
        seal = input -> text;
        replaced = true;
    }

    /** Whether it has become another text altogether. */
    public boolean isReplaced() {
        return replaced;
    }

    /** The finished token. */
    public String close() {
        return afterwards.apply(seal.close(CompactJws.signingInput(header, claims)));
    }
}
