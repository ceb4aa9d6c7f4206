package dev.gatecrash.internal.host;

import dev.gatecrash.internal.fault.IssuerPort;
import dev.gatecrash.internal.http.Site;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A URL on the host, held for one site until it is closed. */
public final class Place implements AutoCloseable {

    private final OpenPort listener;
    private final Set<String> paths;
    private final URI url;
    private final IssuerPort port;
    private final Runnable afterwards;
    private volatile @Nullable Site served;

    Place(OpenPort listener, String path, Set<String> paths, IssuerPort port, Runnable afterwards) {
        this.listener = listener;
        this.paths = Set.copyOf(paths);
        this.url = URI.create(listener.base() + path);
        this.port = port;
        this.afterwards = afterwards;
    }

    /** The URL of this place, without a slash at its end. */
    public URI url() {
        return url;
    }

    /** The port, to break it. */
    public IssuerPort port() {
        return port;
    }

    /** Starts answering. */
    public void serve(Site site) {
        served = site;
        paths.forEach(path -> listener.router().serve(path, site));
    }

    /** Stops answering, also what is late; the port is closed too if nobody else has it. */
    @Override
    public void close() {
        paths.forEach(listener.router()::remove);
        Site site = served;
        if (site != null) {
            listener.departures().abandon(site);
        }
        afterwards.run();
    }
}
