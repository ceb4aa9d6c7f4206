package dev.gatecrash.repeat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.platform.engine.discovery.ClassNameFilter;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * Runs the tests of packages again and again, in parallel, in one JVM; ends with 1 if a test fails, or ends otherwise than
 * in the first run.
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
        Map<String, String> good = Map.of();
        int different = 0;
        for (int run = 1; run <= count; run++) {
            Outcomes outcomes = new Outcomes();
            launcher.execute(tests, outcomes);
            good = run == 1 ? outcomes.good() : good;
            Map<String, String> differences = differences(good, outcomes);
            differences.forEach((test, outcome) -> System.out.println("  " + test + "\n    " + outcome));
            different += differences.isEmpty() ? 0 : 1;
            System.out.printf("run %d of %d: %s, %s%n", run, count, outcomes, since(start));
        }
        System.out.printf(
                "%d runs of %d tests in %s; %d with a failure or another result than the first%n",
                count, good.size(), since(start), different);
        return different == 0 && !good.isEmpty();
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
