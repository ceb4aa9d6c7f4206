package dev.gatecrash.internal.host;

import dev.gatecrash.http.Response;
import dev.gatecrash.internal.http.Delivery;
import dev.gatecrash.internal.http.Site;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Sites by path, on one connector. A well-known path belongs to the site it is inserted before (RFC 8414 §3.1). */
final class Router {

    private static final String WELL_KNOWN = "/.well-known/";

    private static final Site NOBODY = request -> new Delivery.Whole(Response.of(404));

    private final Map<String, Site> sites = new ConcurrentHashMap<>();

    private final AtomicInteger longest = new AtomicInteger();

    /** Takes a path, at which nothing is found until a site is there; false if it is taken. */
    boolean reserve(String path) {
        longest.accumulateAndGet(path.length(), Math::max);
        return sites.putIfAbsent(path, NOBODY) == null;
    }

    void serve(String path, Site site) {
        sites.put(path, site);
    }

    boolean has(Site site) {
        return sites.containsValue(site);
    }

    void remove(String path) {
        sites.remove(path);
    }

    Optional<Site> find(String path) {
        String rest = path;
        if (path.startsWith(WELL_KNOWN)) {
            int end = path.indexOf('/', WELL_KNOWN.length());
            rest = end < 0 ? "" : path.substring(end);
        }
        // No prefix can be longer than the longest path that was ever served; a hostile one is not walked through.
        if (rest.length() > longest.get()) {
            rest = rest.substring(0, rest.lastIndexOf('/', longest.get()) + 1);
            rest = rest.isEmpty() ? rest : rest.substring(0, rest.length() - 1);
        }
        for (String prefix = rest; !prefix.isEmpty(); prefix = prefix.substring(0, prefix.lastIndexOf('/'))) {
            Site site = prefix.startsWith("/") ? sites.get(prefix) : null;
            if (site != null) {
                return Optional.of(site);
            }
            if (prefix.lastIndexOf('/') < 0) {
                return Optional.empty();
            }
        }
        return Optional.ofNullable(sites.get(""));
    }
}
