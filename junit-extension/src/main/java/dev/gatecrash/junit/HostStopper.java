package dev.gatecrash.junit;

import dev.gatecrash.AuthorizationServer;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/** Stops the HTTP server that all issuers share when JUnit's last run in this JVM is over. For JUnit, not for you. */
public final class HostStopper implements LauncherSessionListener {

    // A session may be opened within another, and each has a listener of its own.
    private static final AtomicInteger OPEN = new AtomicInteger();

    /** For the service loader. */
    public HostStopper() {}

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        OPEN.incrementAndGet();
    }

    @Override
    public void launcherSessionClosed(LauncherSession session) {
        if (OPEN.decrementAndGet() == 0) {
            AuthorizationServer.stopHost();
        }
    }
}
