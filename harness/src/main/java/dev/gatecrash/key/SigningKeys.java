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

    /** Publishes a key again that was retired or withheld. */
    void publish(SigningKey key);

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
