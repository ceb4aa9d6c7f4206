package dev.gatecrash.user;

import java.util.List;
import java.util.Optional;

/**
 * The users of one issuer and the answer they give when a client asks for consent.
 *
 * <p>Unless configured otherwise there are {@code alice} and {@code bob}; a request that names nobody in
 * {@code login_hint} is answered by the first user. Thread-safe.
 */
public interface Users {

    /** All users, in the order in which they were added. */
    List<User> all();

    /** The user of this name. */
    Optional<User> find(String name);

    /** Adds a user, or replaces the one of the same name. */
    void add(User user);

    /** Removes a user. Codes and refresh tokens of a removed user no longer work, and introspection
     * calls every token about that user inactive. */
    void remove(String name);

    /** Sets how consent is answered from now on; as the builder was told until then. */
    void answerConsent(Consent consent);
}
