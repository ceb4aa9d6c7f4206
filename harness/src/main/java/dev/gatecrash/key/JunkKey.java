package dev.gatecrash.key;

/**
 * A JWK that a verifier has to pass over, or must not take for what it is not; published beside the good keys and in
 * front of them. None has anything to do with a key that signs. RFC 7517 §5 wants unknown and broken ones ignored.
 */
public enum JunkKey {
    /** A foreign RSA key with its private members, which a verifier must not need (RFC 7517 §9.2). */
    PRIVATE_MEMBERS,
    /** A {@code kty} that nobody knows. */
    UNKNOWN_TYPE,
    /** No {@code kty}. */
    NO_TYPE,
    /** A foreign key under the {@code kid} of the one that signs (RFC 7517 §4.5). */
    DUPLICATE_ID,
    /** A foreign key without {@code kid}. */
    NO_ID,
    /** A symmetric key, {@code secret}, which anybody can sign with once it is published. */
    SYMMETRIC,
    /** An RSA key without its modulus. */
    MISSING_MEMBER,
    /** A foreign key for encryption, under a {@code kid} of its own; legal. */
    FOR_ENCRYPTION,
    /** A foreign key for signatures, under a {@code kid} of its own; legal, and good to publish hundreds of. */
    UNUSED
}
