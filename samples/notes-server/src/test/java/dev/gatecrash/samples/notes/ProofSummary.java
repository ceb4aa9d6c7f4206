package dev.gatecrash.samples.notes;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/** Prints, after a run, what the tests of the authorization proved: their names are sentences. */
public final class ProofSummary implements TestExecutionListener {

    private final Map<String, String> verdicts = Collections.synchronizedMap(new TreeMap<>());

    @Override
    public void executionSkipped(TestIdentifier test, String reason) {
        verdicts.put(sentence(test), "skipped");
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (test.isTest()) {
            verdicts.put(sentence(test), result.getStatus() == Status.SUCCESSFUL ? "proved" : "FAILED");
        }
    }

    @Override
    public void testPlanExecutionFinished(TestPlan plan) {
        String lines = verdicts.entrySet().stream()
                .map(entry -> "  %-8s %s".formatted(entry.getValue(), entry.getKey()))
                .collect(Collectors.joining("\n"));
        long proved = verdicts.values().stream().filter("proved"::equals).count();
        System.out.printf(
                "%nThe notes server, attacked and used through an embedded authorization server:%n%s%n%d of %d proved%n%n",
                lines, proved, verdicts.size());
    }

    private static String sentence(TestIdentifier test) {
        return test.getLegacyReportingName().replaceAll("\\(.*?\\)", "").replace('_', ' ')
                + (test.getDisplayName().contains("()") ? "" : " " + test.getDisplayName());
    }
}
