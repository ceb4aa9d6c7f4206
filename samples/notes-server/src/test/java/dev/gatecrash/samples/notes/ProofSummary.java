package dev.gatecrash.samples.notes;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/** Prints, after a run, what the authorization tests proved: their names are sentences. */
public final class ProofSummary implements TestExecutionListener {

    private static final String SUITE = NotesServerAuthorizationTest.class.getName();

    private final Map<String, String> verdicts = Collections.synchronizedMap(new TreeMap<>());

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        test.getSource()
                .filter(source -> test.isTest())
                .filter(MethodSource.class::isInstance)
                .map(MethodSource.class::cast)
                .filter(method -> method.getClassName().equals(SUITE))
                .ifPresent(method -> verdicts.put(
                        sentence(method, test), result.getStatus() == Status.SUCCESSFUL ? "proved" : "FAILED"));
    }

    @Override
    public void testPlanExecutionFinished(TestPlan plan) {
        if (verdicts.isEmpty()) {
            return;
        }
        String lines = verdicts.entrySet().stream()
                .map(entry -> "  %s  %s".formatted(entry.getValue(), entry.getKey()))
                .collect(Collectors.joining("\n"));
        long proved = verdicts.values().stream().filter("proved"::equals).count();
        System.out.printf(
                "%nThe notes server, used and attacked through an embedded authorization server:%n%n%s%n%n%d of %d proved%n",
                lines, proved, verdicts.size());
    }

    private static String sentence(MethodSource method, TestIdentifier test) {
        String sentence = method.getMethodName().replace('_', ' ');
        // The display name of one case of a parameterised test: [1] defect=EXPIRED
        String display = test.getDisplayName();
        return display.startsWith("[") ? sentence + ": " + display.replaceAll("^\\[\\d+] (\\w+=)?", "") : sentence;
    }
}
