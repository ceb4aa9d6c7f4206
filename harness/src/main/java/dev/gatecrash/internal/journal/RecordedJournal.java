package dev.gatecrash.internal.journal;

import dev.gatecrash.http.Endpoint;
import dev.gatecrash.http.Exchange;
import dev.gatecrash.http.Party;
import dev.gatecrash.journal.AwaitException;
import dev.gatecrash.journal.Exchanges;
import dev.gatecrash.journal.Journal;
import dev.gatecrash.journal.Mark;
import dev.gatecrash.report.ReportPage;
import dev.gatecrash.report.SequenceDiagram;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The journal of one issuer: the newest 2,000 exchanges and 16 Mi characters. Guarded by its own lock. */
public final class RecordedJournal implements Journal {

    private static final int MOST_EXCHANGES = 2_000;
    private static final int MOST_CHARACTERS = 16 * 1_024 * 1_024;

    private final Predicate<URI> isOurs;
    private final Deque<Entry> entries = new ArrayDeque<>();
    private long characters;
    private long received;
    private long dropped;

    /** A journal of the issuer to which these URLs belong. */
    public RecordedJournal(Predicate<URI> isOurs) {
        this.isOurs = isOurs;
    }

    /** An exchange; {@code number} counts what this issuer received, and is 0 for what it was told of. */
    private record Entry(Exchange exchange, long number) {

        boolean isReceived() {
            return number > 0;
        }

        // Bodies and the target are what a client can make long; headers are bounded by the host.
        long size() {
            return (long) exchange.request().body().length()
                    + exchange.request().uri().toString().length()
                    + exchange.response().body().length();
        }
    }

    /** Adds an exchange of this issuer; the oldest go if there are too many, or too much is in them. */
    public synchronized void add(Exchange exchange) {
        add(new Entry(exchange, ++received));
        notifyAll();
    }

    @Override
    public synchronized void note(Exchange exchange) {
        Entry told = new Entry(toOther(exchange), 0);
        if (!isOurs.test(exchange.request().uri()) && !entries.contains(told)) {
            add(told);
        }
    }

    private static Exchange toOther(Exchange e) {
        return e.to() != Party.AUTHORIZATION_SERVER
                ? e
                : new Exchange(
                        e.at(), e.timing(), Party.OTHER_ISSUER, e.endpoint(), e.request(), e.response(), e.decision());
    }

    private void add(Entry entry) {
        entries.addLast(entry);
        characters += entry.size();
        while (entries.size() > MOST_EXCHANGES || (characters > MOST_CHARACTERS && entries.size() > 1)) {
            characters -= entries.removeFirst().size();
            dropped++;
        }
    }

    @Override
    public synchronized Exchanges exchanges() {
        return received(e -> true);
    }

    @Override
    public synchronized Exchanges conversation() {
        return list(entries.stream()
                .map(Entry::exchange)
                .sorted(Comparator.comparing(e -> e.timing().began())));
    }

    @Override
    public synchronized Mark mark() {
        return new Mark(received);
    }

    @Override
    public synchronized Exchanges since(Mark mark) {
        return received(e -> e.number() > mark.received());
    }

    @Override
    public synchronized long dropped() {
        return dropped;
    }

    @Override
    public synchronized void clear() {
        entries.clear();
        characters = 0;
        dropped = 0;
    }

    @Override
    public Exchanges await(Endpoint endpoint, int count, Duration timeout) {
        return await(
                all -> Optional.of(all.at(endpoint)).filter(some -> some.count() >= count),
                timeout,
                "%d requests to %s".formatted(count, endpoint));
    }

    @Override
    public Exchange await(Predicate<Exchange> wanted, Duration timeout) {
        return await(all -> all.where(wanted).first(), timeout, "a request of the wanted kind");
    }

    private <T> T await(Function<Exchanges, Optional<T>> search, Duration timeout, String wanted) {
        try {
            return found(search, System.nanoTime() + timeout.toNanos())
                    .orElseThrow(() -> missed(wanted, "within " + timeout));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw missed(wanted, "before the wait was interrupted");
        }
    }

    private synchronized <T> Optional<T> found(Function<Exchanges, Optional<T>> search, long deadline)
            throws InterruptedException {
        Optional<T> found = search.apply(exchanges());
        for (long left = deadline - System.nanoTime();
                found.isEmpty() && left > 0;
                left = deadline - System.nanoTime()) {
            // Rounded up: a wait of no milliseconds would have no end.
            wait(TimeUnit.NANOSECONDS.toMillis(left) + 1);
            found = search.apply(exchanges());
        }
        return found;
    }

    private AwaitException missed(String wanted, String when) {
        return new AwaitException("%s did not come %s; this issuer received\n%s"
                .formatted(wanted, when, describe().indent(2).stripTrailing()));
    }

    @Override
    public String diagram() {
        return SequenceDiagram.of(conversation()).text();
    }

    @Override
    public void writeReport(Path file) {
        ReportPage.titled("What this issuer saw").diagram(conversation()).write(file);
    }

    @Override
    public synchronized String describe() {
        Exchanges all = exchanges();
        String before = dropped == 0 ? "" : "(%d older exchanges were dropped)\n".formatted(dropped);
        return all.isEmpty() ? "nothing was asked of this issuer\n" : before + all.describe() + "\n";
    }

    private Exchanges received(Predicate<Entry> wanted) {
        return list(entries.stream().filter(Entry::isReceived).filter(wanted).map(Entry::exchange));
    }

    private static Exchanges list(Stream<Exchange> exchanges) {
        List<Exchange> all = exchanges.toList();
        return Exchanges.of(all);
    }
}
