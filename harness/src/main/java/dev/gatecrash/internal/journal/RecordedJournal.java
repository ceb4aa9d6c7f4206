package dev.gatecrash.internal.journal;

import dev.gatecrash.http.Endpoint;
import dev.gatecrash.http.Exchange;
import dev.gatecrash.journal.Journal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The journal of one issuer: the newest 2,000 exchanges. Guarded by its own lock. */
public final class RecordedJournal implements Journal {

    private static final int LIMIT = 2_000;

    private final Deque<Exchange> exchanges = new ArrayDeque<>();
    private long dropped;

    /** Adds an exchange; the oldest goes if there are too many. */
    public synchronized void add(Exchange exchange) {
        if (exchanges.size() == LIMIT) {
            exchanges.removeFirst();
            dropped++;
        }
        exchanges.addLast(exchange);
    }

    @Override
    public synchronized List<Exchange> exchanges() {
        return List.copyOf(exchanges);
    }

    @Override
    public List<Exchange> at(Endpoint endpoint) {
        return exchanges().stream()
                .filter(e -> e.endpoint().equals(Optional.of(endpoint)))
                .toList();
    }

    @Override
    public synchronized long dropped() {
        return dropped;
    }

    @Override
    public synchronized void clear() {
        exchanges.clear();
        dropped = 0;
    }

    @Override
    public String describe() {
        return Narrative.of(exchanges(), dropped());
    }
}
