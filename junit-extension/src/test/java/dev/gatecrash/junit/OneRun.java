package dev.gatecrash.junit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.gatecrash.AuthorizationServer;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/**
 * A program of its own: one JUnit run from its beginning to its end, as a build tool would do it. It prints what is
 * wrong, and ends by itself only if no thread keeps the JVM alive.
 */
final class OneRun {

    private static final Set<String> OF_THE_JVM = Set.of("main", "DestroyJavaVM");

    private OneRun() {}

    public static void main(String[] arguments) throws InterruptedException {
        SummaryGeneratingListener summary = new SummaryGeneratingListener();
        try (LauncherSession session = LauncherFactory.openSession()) {
            session.getLauncher()
                    .execute(
                            LauncherDiscoveryRequestBuilder.request()
                                    .selectors(selectClass(Example.class))
                                    .build(),
                            summary);
            System.out.println("tests " + summary.getSummary().getTestsSucceededCount());
            System.out.println("running " + !ours().isEmpty());
            System.out.println("keeping the JVM alive before " + notDaemon());
        }
        for (Thread thread : ours()) {
            thread.join(10_000);
        }
        System.out.println("left " + names(ours()));
        System.out.println("keeping the JVM alive after " + notDaemon());
    }

    @WithAuthorizationServer
    static class Example {
        @Test
        void runs_a_flow(AuthorizationServer auth) {
            auth.flow().authorizeAt(auth.issuer(), URI.create("http://127.0.0.1:9/mcp"));
        }
    }

    private static List<Thread> ours() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("gatecrash"))
                .toList();
    }

    private static Set<String> notDaemon() {
        return names(Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !thread.isDaemon() && !OF_THE_JVM.contains(thread.getName()))
                .toList());
    }

    private static Set<String> names(List<Thread> threads) {
        return threads.stream().map(Thread::getName).collect(Collectors.toCollection(TreeSet::new));
    }
}
