package dev.gatecrash.internal.journal;

import dev.gatecrash.http.Endpoint;
import dev.gatecrash.http.Exchange;
import dev.gatecrash.journal.Journal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The journal of one issuer: the newest 2,000 exchanges and 16 Mi characters. Guarded by its own lock. */
public final class RecordedJournal implements Journal {

    private static final int MOST_EXCHANGES = 2_000;
    private static final int MOST_CHARACTERS = 16 * 1_024 * 1_024;

    private final Deque<Exchange> exchanges = new ArrayDeque<>();
    private long characters;
    private long dropped;

    /** Adds an exchange; the oldest go if there are too many, or too much is in them. */
    public synchronized void add(Exchange exchange) {
        exchanges.addLast(exchange);
        characters += size(exchange);
        while (exchanges.size() > MOST_EXCHANGES || (characters > MOST_CHARACTERS && exchanges.size() > 1)) {
            characters -= size(exchanges.removeFirst());
            dropped++;
        }
    }

    // Bodies and the target are what a client can make long; headers are bounded by the host.
    private static long size(Exchange exchange) {
        return (long) exchange.request().body().length()
                + exchange.request().uri().toString().length()
                + exchange.response().body().length();
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
        characters = 0;
        dropped = 0;
    }

    @Override
    public String describe() {
        return Narrative.of(exchanges(), dropped());
    }
}
