package dev.gatecrash.internal.host;

import dev.gatecrash.internal.http.Site;
import java.net.URI;

/** A URL on the host, held for one site until it is closed. */
public final class Place implements AutoCloseable {

    private final OpenPort listener;
    private final String path;
    private final URI url;
    private final Runnable afterwards;

    Place(OpenPort listener, String path, Runnable afterwards) {
        this.listener = listener;
        this.path = path;
        this.url = URI.create(listener.base() + path);
        this.afterwards = afterwards;
    }

    /** The URL of this place, without a slash at its end. */
    public URI url() {
        return url;
    }

    /** Starts answering. */
    public void serve(Site site) {
        listener.router().serve(path, site);
    }

    /** Stops answering; the port is closed too if nobody else has it. */
    @Override
    public void close() {
        listener.router().remove(path);
        afterwards.run();
    }
}
