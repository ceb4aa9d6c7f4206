package dev.gatecrash.internal.contract.http;

import dev.gatecrash.internal.contract.bench.Bench;
import dev.gatecrash.internal.contract.bench.Reply;
import dev.gatecrash.internal.contract.wire.Courier;
import dev.gatecrash.internal.contract.wire.Outgoing;
import java.time.Duration;

/** Event streams that the endpoint opens for GET. */
public final class Streams {

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private Streams() {}

    /** Waits a second only; a refusal is there at once, and some servers send the head of a stream with its first event. */
    public static Courier hasty(Bench bench) {
        return bench.courier().waiting(PATIENCE);
    }

    /** The answer to this request, up to its head if it is a stream. */
    public static Reply open(Bench bench, Outgoing get) {
        Reply reply = open(hasty(bench), get);
        // What is silent for a second only is busy, and no stream.
        return isSilence(reply) ? open(bench.courier(), get) : reply;
    }

    private static Reply open(Courier courier, Outgoing get) {
        return new Reply(courier.send(get, events -> true), "");
    }

    /** Whether this opened a stream: it says so, or keeps the connection and says nothing. */
    public static boolean isOpen(Reply reply) {
        boolean stream = reply.headers().first("Content-Type").orElse("").startsWith("text/event-stream");
        return reply.isAnswer() ? reply.isSuccess() && stream : isSilence(reply);
    }

    private static boolean isSilence(Reply reply) {
        return reply.delivered()
                .loss()
                .filter(reason -> reason.contains("timed out"))
                .isPresent();
    }
}
