package dev.gatecrash.journal;

import dev.gatecrash.http.Endpoint;
import dev.gatecrash.http.Exchange;
import java.util.List;

/**
 * Every exchange of one issuer, oldest first, with the reason for each answer.
 *
 * <p>An exchange is written before its response leaves, so a test that has its answer always finds it here. The journal
 * keeps the newest 2,000 exchanges, fewer if there are more than 16 million characters in them. Thread-safe.
 */
public interface Journal {

    /** All exchanges, oldest first. */
    List<Exchange> exchanges();

    /** The exchanges with one endpoint, oldest first. */
    List<Exchange> at(Endpoint endpoint);

    /** How many exchanges were dropped because the journal was full. */
    long dropped();

    /** The journal as text for a person: who asked what, with which parameters, answered how and why. */
    String describe();

    /** Forgets everything. */
    void clear();
}
