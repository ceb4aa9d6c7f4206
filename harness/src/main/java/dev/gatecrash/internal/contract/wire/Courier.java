package dev.gatecrash.internal.contract.wire;

import dev.gatecrash.http.Decision;
import dev.gatecrash.http.Exchange;
import dev.gatecrash.http.Party;
import dev.gatecrash.http.Response;
import dev.gatecrash.http.Timing;
import dev.gatecrash.tls.Trust;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;

/** Carries requests to a server and brings answers back; nothing is repeated, redirected or put right. Thread-safe. */
public final class Courier {

    private final Optional<Trust> trust;
    private final Duration patience;
    private final Queue<Exchange> carried;

    /** Trusts this authority where TLS is spoken, and waits this long for any single read. */
    public Courier(Optional<Trust> trust, Duration patience) {
        this(trust, patience, new ConcurrentLinkedQueue<>());
    }

    private Courier(Optional<Trust> trust, Duration patience, Queue<Exchange> carried) {
        this.trust = trust;
        this.patience = patience;
        this.carried = carried;
    }

    /** The same, but waits this long. */
    public Courier waiting(Duration other) {
        return new Courier(trust, other, carried);
    }

    /** All that was answered so far, in order. */
    public List<Exchange> carried() {
        return List.copyOf(carried);
    }

    /** Sends a request on a connection of its own; an answer that is an event stream is read until this is true of it. */
    public Delivered send(Outgoing request, Predicate<String> enough) {
        Instant at = Instant.now();
        long began = System.nanoTime();
        try (Line line = Line.open(request.server(), trust, patience)) {
            return delivered(at, began, request, line.send(request, false, enough));
        } catch (IOException e) {
            return lost(request, e);
        }
    }

    /** Sends requests one after the other on one connection. */
    public Delivered send(Line line, Outgoing request, Predicate<String> enough) {
        Instant at = Instant.now();
        long began = System.nanoTime();
        try {
            return delivered(at, began, request, line.send(request, true, enough));
        } catch (IOException e) {
            return lost(request, e);
        }
    }

    /** Opens a connection, to send more than one request on it. */
    public Line open(URI server) throws IOException {
        return Line.open(server, trust, patience);
    }

    private Delivered delivered(Instant at, long began, Outgoing request, Response response) {
        Exchange exchange = new Exchange(
                at,
                Timing.since(at, began),
                Party.MCP_SERVER,
                Optional.empty(),
                request.asRequest(),
                response,
                Decision.of("answered"));
        carried.add(exchange);
        return new Delivered(exchange, Optional.empty());
    }

    private static Delivered lost(Outgoing request, IOException e) {
        String reason = e.getMessage() == null ? e.toString() : e.getMessage();
        Exchange exchange = new Exchange(Instant.now(), Optional.empty(), request.asRequest(), Response.of(0), reason);
        return new Delivered(exchange, Optional.of(reason));
    }

    /**
     * What came of a request.
     *
     * @param exchange the request and the response; status 0 if there was none
     * @param loss why there was no response
     */
    public record Delivered(Exchange exchange, Optional<String> loss) {}
}
