package dev.gatecrash.key;

import java.time.Instant;

/**
 * Something that happened to a signing key.
 *
 * @param at when, by the issuer's clock
 * @param keyId the {@code kid}
 * @param algorithm its algorithm
 * @param what happened
 */
public record KeyEvent(Instant at, String keyId, SigningAlgorithm algorithm, What what) {

    /** What can happen to a key. */
    public enum What {
        /** It came into the JWKS document, for the first time or again. */
        PUBLISHED,
        /** It signs from now on. */
        CURRENT,
        /** It left the document, and its signatures still count for the issuer. */
        WITHHELD,
        /** It left the document, and its signatures no longer count. */
        RETIRED
    }
}
