package dev.gatecrash.internal.contract.trouble;

import dev.gatecrash.check.Verdict;
import dev.gatecrash.fault.ActiveFault;
import dev.gatecrash.fault.Fault;
import dev.gatecrash.http.Endpoint;
import dev.gatecrash.http.Exchange;
import dev.gatecrash.internal.contract.bench.Bench;
import dev.gatecrash.internal.contract.bench.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Who waits while the server waits for the key set? */
final class SlowKeys {

    // Shorter than the patience of most servers, or they would be done with waiting first.
    private static final Duration SLOW = Duration.ofMillis(300);
    private static final int MOMENTS = 50;

    private SlowKeys() {}

    /** Passes if a good token is answered before the key set is there for which a stranger made the server ask. */
    static Verdict keepNobodyElse(Bench bench, Supplier<Reply> stranger) {
        Duration slow = slow(bench);
        return Outage.during(bench.auth().faults().on(Endpoint.JWKS), Fault.delay(slow), fault -> {
            List<CompletableFuture<Reply>> strangers = new ArrayList<>();
            boolean isAsked = Patience.until(bench, () -> isAsked(bench, stranger, strangers));
            Verdict verdict = isAsked
                    ? whileAsking(bench, slow, fault)
                    : Verdict.skipped("the server did not ask for the keys, as one that limits its fetches may");
            strangers.forEach(CompletableFuture::join);
            return verdict;
        });
    }

    private static boolean isAsked(Bench bench, Supplier<Reply> stranger, List<CompletableFuture<Reply>> strangers) {
        long before = Rotation.fetches(bench);
        CompletableFuture<Reply> asking = CompletableFuture.supplyAsync(stranger, SlowKeys::beside);
        strangers.add(asking);
        // Some refuse first, and fetch a moment later.
        int left = MOMENTS;
        while (Rotation.fetches(bench) == before && left > 0) {
            Patience.aMoment();
            left -= asking.isDone() ? 1 : 0;
        }
        return Rotation.fetches(bench) > before;
    }

    private static Verdict whileAsking(Bench bench, Duration slow, ActiveFault fault) {
        Exchange fetch = bench.auth().journal().at(Endpoint.JWKS).last().orElseThrow();
        Instant asked = fetch.timing().began();
        Instant began = Instant.now();
        Reply reply = bench.probe(bench.present(bench.token()));
        boolean isInTime =
                Instant.now().isBefore(asked.plus(slow.multipliedBy(9).dividedBy(10)));
        if (isInTime && reply.isExecuted()) {
            return Verdict.passed();
        }
        // One that asks for every request is slow, and the machine is not.
        fault.lift();
        boolean isBusy =
                began.isAfter(asked.plus(slow.dividedBy(2))) || slow(bench).compareTo(slow.multipliedBy(2)) > 0;
        return isBusy && reply.isExecuted()
                ? Verdict.skipped("the machine is too busy to tell who waits for the keys")
                : bench.failed("an answer before the key set has arrived", "after it: " + reply.words(), reply);
    }

    // Longer than an answer takes anyway, also on a machine that is busy.
    private static Duration slow(Bench bench) {
        long began = System.nanoTime();
        bench.probe(bench.present(bench.token()));
        Duration several = Duration.ofNanos(System.nanoTime() - began).multipliedBy(5);
        return several.compareTo(SLOW) > 0 ? several : SLOW;
    }

    // Where there are two processors the common pool has one thread, and a server in this JVM may need it to fetch
    // keys.
    private static void beside(Runnable request) {
        Thread thread = new Thread(request, "gatecrash-stranger");
        thread.setDaemon(true);
        thread.start();
    }
}
