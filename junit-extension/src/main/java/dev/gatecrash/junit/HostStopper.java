package dev.gatecrash.junit;

import dev.gatecrash.AuthorizationServer;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/** Stops the HTTP server that all issuers share when JUnit's last run in this JVM is over. For JUnit, not for you. */
public final class HostStopper implements LauncherSessionListener {

    /** For the service loader. */
    public HostStopper() {}

    @Override
    public void launcherSessionClosed(LauncherSession session) {
        AuthorizationServer.stopHost();
    }
}
