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
    private UnaryOperator<String> afterwards = UnaryOperator.identity();

    Draft(Map<String, Object> header, Map<String, Object> claims, SignatureKey key) {
        this.header = header;
        this.claims = claims;
        this.key = key;
        this.seal = input -> CompactJws.sign(input, key);
    }

    void sealWith(Seal other) {
        seal = other;
    }

    void afterwards(UnaryOperator<String> change) {
        UnaryOperator<String> before = afterwards;
        afterwards = token -> change.apply(before.apply(token));
    }

    String close() {
        return afterwards.apply(seal.close(CompactJws.signingInput(header, claims)));
    }
}
