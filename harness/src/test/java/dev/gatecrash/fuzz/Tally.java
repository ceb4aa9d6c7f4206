package dev.gatecrash.fuzz;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** What a fuzzer's requests were answered, and how fast. Used by one thread; read when that has ended. */
final class Tally {

    private static final int FORGET_EVERY = 10_000;

    private final Map<String, Long> answers = new TreeMap<>();
    private final long heapAtStart;
    private long requests;
    private long slowest;

    private Tally(long heapAtStart) {
        this.heapAtStart = heapAtStart;
    }

    static Tally startedNow() {
        return new Tally(heap());
    }

    void add(String answer, long nanos) {
        requests++;
        slowest = Math.max(slowest, nanos);
        RequestFuzzer.statuses(answer).forEach(status -> answers.merge(status, 1L, Long::sum));
    }

    boolean isTimeToForget() {
        return requests % FORGET_EVERY == 0;
    }

    @Override
    public String toString() {
        return "requests %d, answers %s, slowest %d ms, heap %d MB before and %d MB after"
                .formatted(requests, answers, Duration.ofNanos(slowest).toMillis(), heapAtStart >> 20, heap() >> 20);
    }

    private static long heap() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
