package dev.gatecrash.junit;

import dev.gatecrash.AuthorizationServer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.ExtensionContext.Store;

/**
 * The running issuers of one scope, by name; closed with it. Guarded by its own lock.
 *
 * <p>Both closeable interfaces: JUnit before 5.13 knows only the one, later versions prefer the other.
 */
@SuppressWarnings("deprecation") // the only closeable that JUnit before 5.13 closes
final class Issuers implements Store.CloseableResource, AutoCloseable {

    /** The name of the issuer without name. */
    static final String UNNAMED = "";

    private final Map<String, AuthorizationServer> running = new LinkedHashMap<>();
    private int visitors;

    /** One that runs already, under no name. */
    static Issuers of(AuthorizationServer running) {
        Issuers issuers = new Issuers();
        issuers.running.put(UNNAMED, running);
        return issuers;
    }

    /** The issuer of this name, started now if need be. */
    synchronized AuthorizationServer get(String name, Supplier<AuthorizationServer> starter) {
        AuthorizationServer known = running.get(name);
        if (known != null) {
            return known;
        }
        AuthorizationServer started = starter.get();
        running.put(name, started);
        return started;
    }

    /** The issuer of this name, if it runs. */
    synchronized Optional<AuthorizationServer> find(String name) {
        return Optional.ofNullable(running.get(name));
    }

    /** All of them, in the order of their start. */
    synchronized List<AuthorizationServer> all() {
        return List.copyOf(running.values());
    }

    /** A test begins that may use them; no reset before it has left. */
    synchronized void enter() {
        visitors++;
    }

    /** A test has ended; the last one that leaves finds them used, and resets them. */
    synchronized void leave() {
        visitors--;
        if (visitors == 0) {
            running.values().forEach(AuthorizationServer::reset);
        }
    }

    @Override
    public synchronized void close() {
        Closing closing = new Closing();
        running.values().forEach(auth -> closing.run(auth::close));
        running.clear();
        closing.finish();
    }
}
