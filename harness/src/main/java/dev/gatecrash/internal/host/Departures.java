package dev.gatecrash.internal.host;

import dev.gatecrash.internal.http.Site;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.server.Components;

/** What waits for its time to go out, on one port; no thread waits with it. Thread-safe. */
final class Departures {

    private record Departure(Site site, Runnable action, Runnable abort) {}

    // By a key of their own, so that Jetty's scheduler keeps no more than that alive of what was abandoned.
    private final Map<Object, Departure> waiting = new ConcurrentHashMap<>();
    private final Router router;

    Departures(Router router) {
        this.router = router;
    }

    /** Does it after the wait, or aborts when the site closes first; one of the two, once. */
    void later(Site site, Duration wait, Components jetty, Runnable action, Runnable abort) {
        Object key = new Object();
        waiting.put(key, new Departure(site, action, abort));
        jetty.getScheduler().schedule(() -> depart(key, jetty), wait);
        // The site may have closed while it answered; then nobody will abandon this any more.
        if (!router.has(site)) {
            abandon(site);
        }
    }

    void abandon(Site site) {
        waiting.entrySet().stream()
                .filter(entry -> entry.getValue().site().equals(site))
                .map(Map.Entry::getKey)
                .toList()
                .forEach(key ->
                        taken(key).ifPresent(departure -> departure.abort().run()));
    }

    private void depart(Object key, Components jetty) {
        taken(key).ifPresent(departure -> jetty.getExecutor().execute(departure.action()));
    }

    private Optional<Departure> taken(Object key) {
        return Optional.ofNullable(waiting.remove(key));
    }
}
