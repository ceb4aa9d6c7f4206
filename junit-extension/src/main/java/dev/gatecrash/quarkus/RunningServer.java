package dev.gatecrash.quarkus;

import dev.gatecrash.AuthorizationServer;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The servers that Quarkus has started and not stopped. Every application has a class loader of its own, and so a list of
 * its own and an HTTP server of its own; the last to leave stops that, as nobody else can reach it. Thread-safe.
 */
final class RunningServer {

    private static final CopyOnWriteArrayList<AuthorizationServer> RUNNING = new CopyOnWriteArrayList<>();

    private RunningServer() {}

    static void began(AuthorizationServer server) {
        RUNNING.add(0, server);
    }

    static void ended(AuthorizationServer server) {
        RUNNING.remove(server);
        if (RUNNING.isEmpty()) {
            AuthorizationServer.stopHost();
        }
    }

    /** The one that was started last. */
    static Optional<AuthorizationServer> current() {
        return RUNNING.stream().findFirst();
    }
}
