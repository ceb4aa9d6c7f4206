package dev.gatecrash.benchmark;

import dev.gatecrash.key.SigningAlgorithm;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.NoBenchmarksException;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * JMH in rounds: every benchmark once in a fresh JVM, then all again, so that a figure and its floor meet the same
 * weather and every round gives a ratio of its own.
 */
final class Rounds {

    static final ToDoubleFunction<RunResult> MEDIAN =
            result -> result.getPrimaryResult().getStatistics().getPercentile(50);
    static final ToDoubleFunction<RunResult> P99 =
            result -> result.getPrimaryResult().getStatistics().getPercentile(99);
    // The mean of all threads together, as time for one.
    static final ToDoubleFunction<RunResult> RATE =
            result -> 1_000_000 / result.getPrimaryResult().getScore();

    private final List<RunResult> results = new ArrayList<>();

    void run(int rounds) throws RunnerException {
        for (int round = 0; round < rounds; round++) {
            run(options(1));
            run(options(8).exclude("(Issuer|Jetty|Mint|CodeFlow)Benchmark"));
        }
    }

    // benchmark.only may leave nothing of a part, or nothing but cold start.
    private void run(ChainedOptionsBuilder options) throws RunnerException {
        try {
            results.addAll(new Runner(options.build()).run());
        } catch (NoBenchmarksException e) {
            System.out.println("nothing to run here: " + e.getMessage());
        }
    }

    Collection<RunResult> all() {
        return results;
    }

    /** What this benchmark gave, round by round; nothing if it was left out. */
    List<RunResult> of(String benchmark, SigningAlgorithm algorithm, int threads) {
        return results.stream()
                .filter(r -> r.getParams().getBenchmark().endsWith("." + benchmark))
                .filter(r -> r.getParams().getThreads() == threads)
                .filter(r -> hasAlgorithm(r.getParams(), algorithm))
                .toList();
    }

    private static boolean hasAlgorithm(BenchmarkParams params, SigningAlgorithm algorithm) {
        return !params.getParamsKeys().contains("algorithm")
                || params.getParam("algorithm").equals(algorithm.name());
    }

    private static ChainedOptionsBuilder options(int threads) {
        TimeValue time = TimeValue.milliseconds(Integer.getInteger("benchmark.millis"));
        return new OptionsBuilder()
                .include("dev.gatecrash.benchmark.*" + System.getProperty("benchmark.only", ""))
                .threads(threads)
                .forks(1)
                .warmupIterations(Integer.getInteger("benchmark.warmups"))
                .warmupTime(time)
                .measurementIterations(Integer.getInteger("benchmark.measurements"))
                .measurementTime(time)
                .shouldFailOnError(true);
    }
}
