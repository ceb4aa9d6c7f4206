package dev.gatecrash.key;

import java.time.Duration;
import java.util.List;

/**
 * The signing keys of one issuer. A key is published before the first token is signed with it. Thread-safe.
 *
 * <pre>{@code
 * auth.keys().rotate();               // a new key signs; the old one is still published
 * auth.keys().retireAllButCurrent();  // tokens of the old key must now fail
 * }</pre>
 */
public interface SigningKeys {

    /** The key that signs now. */
    SigningKey current();

    /** The keys in the JWKS document, oldest first. */
    List<SigningKey> published();

    /** A new key of the same algorithm signs from now on; the old ones stay published. */
    SigningKey rotate();

    /** A new key of another algorithm signs from now on; the old ones stay published. */
    SigningKey rotate(SigningAlgorithm algorithm);

    /** Publishes one more key that does not sign. */
    SigningKey publish(SigningAlgorithm algorithm);

    /** Publishes a key again that was retired or withheld; its signatures count again. */
    void publish(SigningKey key);

    /**
     * Signs with this key from now on, an old one or one that was published before its use; it is published if it was not.
     */
    void signWith(SigningKey key);

    /** A new key of the same algorithm signs from now on, and every other is retired at once: no overlap. */
    SigningKey replace();

    /** Publishes junk of this kind in front of the keys, until {@link #withdrawJunk()} or a reset. */
    default void publish(JunkKey junk) {
        publish(junk, 1);
    }

    /** Publishes so much junk of this kind in front of the keys, each with a key id of its own if it has one. */
    void publish(JunkKey junk, int copies);

    /**
     * Publishes this JSON object in front of the keys, whatever is in it.
     *
     * @throws IllegalArgumentException if it is no JSON object
     */
    void publishJwk(String json);

    /** Takes out of the JWKS document what is no key of this issuer. */
    void withdrawJunk();

    /** What happened to the keys so far, oldest first. */
    List<KeyEvent> history();

    /** Takes a key out of the JWKS document though it may go on signing: a verifier cannot find it. */
    void withhold(SigningKey key);

    /**
     * Takes an old key out of the JWKS document for good.
     *
     * @throws IllegalStateException if it is the key that signs; rotate first
     */
    void retire(SigningKey key);

    /** Retires every key but the one that signs. */
    void retireAllButCurrent();

    /** Rotates whenever this much time has passed on the issuer's clock; old keys stay published for one more period. */
    void rotateEvery(Duration period);
}
