package dev.gatecrash.repeat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/** What came of each test of one run: passed, skipped, or how it failed. Thread-safe. */
final class Outcomes implements TestExecutionListener {

    private static final String PASSED = "passed";
    private static final String SKIPPED = "skipped";

    private final Map<String, String> byTest = new ConcurrentSkipListMap<>();

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        // A container that passed says nothing; one that failed hides its tests.
        if (test.isTest() || result.getStatus() == TestExecutionResult.Status.FAILED) {
            byTest.put(
                    test.getUniqueId(),
                    switch (result.getStatus()) {
                        case SUCCESSFUL -> PASSED;
                        case ABORTED -> SKIPPED;
                        case FAILED ->
                            result.getThrowable().map(Outcomes::trace).orElse("failed");
                    });
        }
    }

    @Override
    public void executionSkipped(TestIdentifier test, String reason) {
        byTest.put(test.getUniqueId(), SKIPPED);
    }

    /** What passed and what was skipped, by the test's unique id. */
    Map<String, String> good() {
        Map<String, String> good = new TreeMap<>(byTest);
        good.keySet().removeAll(failures().keySet());
        return good;
    }

    /** How those failed that did, by the test's unique id. */
    Map<String, String> failures() {
        Map<String, String> failures = new TreeMap<>(byTest);
        failures.values().removeIf(outcome -> outcome.equals(PASSED) || outcome.equals(SKIPPED));
        return failures;
    }

    @Override
    public String toString() {
        long skipped = byTest.values().stream().filter(SKIPPED::equals).count();
        int failed = failures().size();
        return "%d passed, %d skipped, %d failed".formatted(byTest.size() - skipped - failed, skipped, failed);
    }

    private static String trace(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
