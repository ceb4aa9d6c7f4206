package dev.gatecrash.junit;

import static dev.gatecrash.http.Endpoint.METADATA;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.gatecrash.AuthorizationServer;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.util.Arrays;
import java.util.List;
import org.junit.platform.engine.discovery.ClassSelector;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/** Runs example test classes as JUnit would, and tells what became of them. */
final class Runs {

    private Runs() {}

    static EngineExecutionResults run(Class<?>... examples) {
        return kit(examples)
                .configurationParameter("junit.jupiter.execution.parallel.enabled", "false")
                .execute();
    }

    static EngineExecutionResults runConcurrently(Class<?>... examples) {
        return kit(examples)
                .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
                .configurationParameter("junit.jupiter.execution.parallel.mode.default", "concurrent")
                .configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
                .configurationParameter("junit.jupiter.execution.parallel.config.fixed.parallelism", "4")
                .execute();
    }

    /** The failures of tests and containers. */
    static List<Throwable> failures(EngineExecutionResults results) {
        return results.allEvents().failed().stream().map(Runs::failure).toList();
    }

    /** The only failure. */
    static Throwable onlyFailure(Class<?> example) {
        List<Throwable> failures = failures(run(example));
        if (failures.size() != 1) {
            throw new AssertionError("expected one failure, but got " + failures);
        }
        return failures.get(0);
    }

    /** Whether it still answers. */
    static boolean isOpen(AuthorizationServer auth) {
        return status(auth) == 200;
    }

    /** Asks for the metadata, by the plainest of clients; the journal then has it. */
    static int status(AuthorizationServer auth) {
        try {
            HttpURLConnection connection =
                    (HttpURLConnection) auth.url(METADATA).toURL().openConnection();
            connection.setConnectTimeout(10_000);
            connection.setReadTimeout(10_000);
            return connection.getResponseCode();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static EngineTestKit.Builder kit(Class<?>... examples) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(Arrays.stream(examples)
                        .map(example -> selectClass(example))
                        .toArray(ClassSelector[]::new));
    }

    private static Throwable failure(Event event) {
        return event.getRequiredPayload(org.junit.platform.engine.TestExecutionResult.class)
                .getThrowable()
                .orElseThrow();
    }
}
