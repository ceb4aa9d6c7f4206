package dev.gatecrash.repeat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.platform.engine.discovery.ClassNameFilter;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * Runs the tests of packages again and again in one JVM, several runs at a time and each in parallel; ends with 1 if a test
 * fails, or ends otherwise than in the first run.
 *
 * <p>Arguments: how often, how many runs at a time, how many tests of each at a time, packages and classes with commas between
 * them.
 */
public final class Main {

    private Main() {}

    /** {@code 200 4 8 dev.gatecrash.fault,dev.gatecrash.token.DefectTest}. */
    public static void main(String... arguments) throws InterruptedException {
        int count = Integer.parseInt(arguments[0]);
        int beside = Integer.parseInt(arguments[1]);
        LauncherDiscoveryRequest tests = tests(arguments[2], List.of(arguments[3].split(",")));
        System.exit(isSteady(count, beside, tests) ? 0 : 1);
    }

    private static boolean isSteady(int count, int beside, LauncherDiscoveryRequest tests) throws InterruptedException {
        long start = System.nanoTime();
        Outcomes first = run(tests);
        AtomicInteger ended = new AtomicInteger();
        AtomicInteger different = new AtomicInteger();
        Consumer<Outcomes> compare = outcomes -> {
            Map<String, String> differences = differences(first.good(), outcomes);
            differences.forEach((test, outcome) -> System.out.println("  " + test + "\n    " + outcome));
            different.addAndGet(differences.isEmpty() ? 0 : 1);
            System.out.printf("run %d of %d: %s, %s%n", ended.incrementAndGet(), count, outcomes, since(start));
        };
        compare.accept(first);
        ExecutorService runs = Executors.newFixedThreadPool(beside);
        for (int run = 2; run <= count; run++) {
            runs.execute(() -> compare.accept(run(tests)));
        }
        runs.shutdown();
        runs.awaitTermination(1, TimeUnit.DAYS);
        int steady = first.good().size();
        System.out.printf(
                "%d runs of %d tests in %s; %d with a failure or another result than the first%n",
                ended.get(), steady, since(start), different.get());
        return ended.get() == count && different.get() == 0 && steady > 0;
    }

    private static Outcomes run(LauncherDiscoveryRequest tests) {
        Outcomes outcomes = new Outcomes();
        LauncherFactory.create().execute(tests, outcomes);
        return outcomes;
    }

    /** What failed, and what passed or was skipped in the first run and now is not. */
    private static Map<String, String> differences(Map<String, String> good, Outcomes outcomes) {
        Map<String, String> differences = outcomes.failures();
        Map<String, String> now = outcomes.good();
        good.forEach((test, before) -> {
            String after = now.getOrDefault(test, "did not run");
            if (!after.equals(before)) {
                differences.putIfAbsent(test, after);
            }
        });
        return differences;
    }

    private static LauncherDiscoveryRequest tests(String atATime, List<String> names) {
        LauncherDiscoveryRequestBuilder request = LauncherDiscoveryRequestBuilder.request()
                .filters(ClassNameFilter.includeClassNamePatterns(".*Test"))
                .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
                .configurationParameter("junit.jupiter.execution.parallel.mode.default", "concurrent")
                .configurationParameter("junit.jupiter.execution.parallel.mode.classes.default", "concurrent")
                .configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
                .configurationParameter("junit.jupiter.execution.parallel.config.fixed.parallelism", atATime)
                .configurationParameter("junit.jupiter.execution.timeout.default", "120 s");
        for (String name : names) {
            String last = name.substring(name.lastIndexOf('.') + 1);
            request.selectors(
                    Character.isUpperCase(last.charAt(0))
                            ? DiscoverySelectors.selectClass(name)
                            : DiscoverySelectors.selectPackage(name));
        }
        return request.build();
    }

    private static Duration since(long start) {
        return Duration.ofSeconds(Duration.ofNanos(System.nanoTime() - start).toSeconds());
    }
}
