package dev.gatecrash.junit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.gatecrash.AuthorizationServer;
import java.lang.management.ManagementFactory;
import java.net.URI;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** A program of its own: two JUnit runs of a thousand issuers each, and what the second left behind. */
final class ManyRuns {

    static final int ISSUERS = 1_000;

    private ManyRuns() {}

    public static void main(String[] arguments) {
        try (LauncherSession session = LauncherFactory.openSession()) {
            long first = run(session.getLauncher());
            Usage before = Usage.now();
            long second = run(session.getLauncher());
            Usage after = Usage.now();
            System.out.println("issuers " + (first + second));
            System.out.println("threads " + (after.threads() - before.threads()));
            System.out.println("files " + (after.files() - before.files()));
            System.out.println("kilobytes " + (after.heap() - before.heap()) / 1024);
        }
    }

    private static long run(Launcher launcher) {
        SummaryGeneratingListener summary = new SummaryGeneratingListener();
        launcher.execute(
                LauncherDiscoveryRequestBuilder.request()
                        .selectors(selectClass(Example.class))
                        .build(),
                summary);
        return summary.getSummary().getTestsSucceededCount();
    }

    @WithAuthorizationServer
    static class Example {
        @RepeatedTest(ISSUERS)
        void runs_a_flow(AuthorizationServer auth) {
            auth.flow().authorizeAt(auth.issuer(), URI.create("http://127.0.0.1:9/mcp"));
        }
    }

    /**
     * What the JVM holds.
     *
     * @param threads live threads
     * @param files open file descriptors, sockets among them; 0 where the system does not tell
     * @param heap octets in use after a collection
     */
    private record Usage(int threads, long files, long heap) {

        static Usage now() {
            for (int i = 0; i < 3; i++) {
                System.gc();
            }
            return new Usage(
                    ManagementFactory.getThreadMXBean().getThreadCount(),
                    ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                            ? unix.getOpenFileDescriptorCount()
                            : 0,
                    ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
        }
    }
}
