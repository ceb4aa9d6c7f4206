package dev.gatecrash.junit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.extension.ExtensionContext.Store;

/**
 * What one test has: issuers of its own, and a visit to those of the classes around it. Used by one thread at a time.
 *
 * <p>It begins with the first constructor of the test and is closed with the test's store, after every callback.
 */
@SuppressWarnings("deprecation") // the only closeable that JUnit before 5.13 closes
final class TestScope implements Store.CloseableResource, AutoCloseable {

    private final Issuers own = new Issuers();
    private final List<Issuers> visited = new ArrayList<>();
    private final AtomicBoolean closed = new AtomicBoolean();

    /** The issuers of this test alone. */
    Issuers own() {
        return own;
    }

    /** Keeps these from being reset as long as the test runs. */
    void visit(Collection<Issuers> ofClasses) {
        for (Issuers issuers : ofClasses) {
            if (!visited.contains(issuers)) {
                issuers.enter();
                visited.add(issuers);
            }
        }
    }

    /** Ends the test but leaves its own issuers running, for somebody else to close. */
    Issuers release() {
        if (closed.compareAndSet(false, true)) {
            visited.forEach(Issuers::leave);
        }
        return own;
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            Closing closing = new Closing();
            closing.run(own::close);
            visited.forEach(issuers -> closing.run(issuers::leave));
            closing.finish();
        }
    }
}
