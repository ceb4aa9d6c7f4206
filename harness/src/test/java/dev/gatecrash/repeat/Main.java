package dev.gatecrash.repeat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.platform.engine.discovery.ClassNameFilter;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * Runs the tests of packages again and again, in parallel, in one JVM; ends with 1 if a run differs from the first.
 *
 * <p>Arguments: how often, how many tests at a time, packages and classes with commas between them.
 */
public final class Main {

    private Main() {}

    /** {@code 200 8 dev.gatecrash.fault,dev.gatecrash.token.DefectTest}. */
    public static void main(String... arguments) {
        int count = Integer.parseInt(arguments[0]);
        LauncherDiscoveryRequest tests = tests(arguments[1], List.of(arguments[2].split(",")));
        System.exit(isSteady(count, tests) ? 0 : 1);
    }

    private static boolean isSteady(int count, LauncherDiscoveryRequest tests) {
        Launcher launcher = LauncherFactory.create();
        long start = System.nanoTime();
        Map<String, String> first = Map.of();
        int different = 0;
        for (int run = 1; run <= count; run++) {
            Outcomes outcomes = new Outcomes();
            launcher.execute(tests, outcomes);
            first = run == 1 ? outcomes.byTest() : first;
            Map<String, String> differences = differences(first, outcomes, run);
            differences.forEach((test, outcome) -> System.out.println("  " + test + "\n    " + outcome));
            different += differences.isEmpty() ? 0 : 1;
            System.out.printf("run %d of %d: %s, %s%n", run, count, outcomes, since(start));
        }
        System.out.printf(
                "%d runs of %d tests in %s, %d of them with another result%n",
                count, first.size(), since(start), different);
        return different == 0 && !first.isEmpty();
    }

    /** What failed in the first run, and what ended otherwise than in the first in the others. */
    private static Map<String, String> differences(Map<String, String> first, Outcomes outcomes, int run) {
        if (run == 1) {
            return outcomes.failures();
        }
        Map<String, String> differences = new TreeMap<>(outcomes.byTest());
        differences.entrySet().removeAll(first.entrySet());
        first.keySet().stream()
                .filter(test -> !outcomes.byTest().containsKey(test))
                .forEach(test -> differences.put(test, "did not run"));
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
