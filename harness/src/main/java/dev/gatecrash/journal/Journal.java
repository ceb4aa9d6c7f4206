package dev.gatecrash.journal;

import dev.gatecrash.http.Endpoint;
import dev.gatecrash.http.Exchange;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;

/**
 * Every exchange of one issuer, oldest first, with the reason for each answer.
 *
 * <p>An exchange is written before its response leaves, so a test that has its answer always finds it here. The journal
 * keeps the newest 2,000 exchanges, fewer if there are more than 16 million characters in them. It is a test tool:
 * tokens, codes and secrets are in it whole, and in the {@linkplain #writeReport report} too; text for a terminal has
 * their first characters only. Thread-safe.
 */
public interface Journal {

    /** All requests that this issuer received, with their answers. */
    Exchanges exchanges();

    /**
     * The whole conversation, in the order in which the requests began: all {@link #exchanges()}, and what the
     * issuer's own clients told of their exchanges with others, such as the MCP server.
     */
    Exchanges conversation();

    /** Adds an exchange of a client with somebody else to the {@link #conversation()}; one with this issuer is there already. */
    void note(Exchange exchange);

    /** How many exchanges were dropped because the journal was full. */
    long dropped();

    /** What was received so far ends here. */
    Mark mark();

    /** What was received after this mark. */
    Exchanges since(Mark mark);

    /**
     * Waits until an endpoint has received so many requests; at once if it has.
     *
     * @return all it received
     * @throws AwaitException if that does not happen in time, by the system's clock
     */
    Exchanges await(Endpoint endpoint, int count, Duration timeout);

    /**
     * Waits for a request that was received already or comes in time.
     *
     * @return the oldest of which this is true
     * @throws AwaitException if there is none in time, by the system's clock
     */
    Exchange await(Predicate<Exchange> wanted, Duration timeout);

    /** The conversation as a sequence diagram of plain text, at most 110 columns wide; the newest 40 exchanges. */
    String diagram();

    /**
     * Writes the conversation as one HTML page: a sequence diagram whose arrows open to show the exchange and each token
     * decoded. Needs nothing but the file. Directories are made, an older file is replaced.
     *
     * @throws UncheckedIOException if it cannot be written
     */
    void writeReport(Path file);

    /** The journal as text for a person: who asked what, with which parameters, answered how and why. */
    String describe();

    /** Forgets everything. */
    void clear();

    /** The requests that an endpoint received. */
    default Exchanges at(Endpoint endpoint) {
        return exchanges().at(endpoint);
    }

    /** The same as {@link #at}: how a test asks. */
    default Exchanges requests(Endpoint endpoint) {
        return at(endpoint);
    }

    /** The token requests; narrow them with {@link Exchanges#forGrant}. */
    default Exchanges tokenRequests() {
        return at(Endpoint.TOKEN);
    }

    /** How many requests an endpoint received, such as: how often did my server fetch the keys? */
    default int count(Endpoint endpoint) {
        return at(endpoint).count();
    }

    /** What was answered at this instant of the issuer's clock or later. */
    default Exchanges since(Instant instant) {
        return exchanges().since(instant);
    }
}
