package dev.gatecrash.samples.contract.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** A Jetty on a free port of the loopback address. Binds first, as what it serves has to know the port. */
public final class Host implements AutoCloseable {

    private static final int MAX_THREADS = 12;

    private final Server server;
    private final ServerConnector connector;
    private final Set<Callback> openStreams = ConcurrentHashMap.newKeySet();

    private Host(Server server, ServerConnector connector) {
        this.server = server;
        this.connector = connector;
    }

    /** Takes a port; with any path of a URL, or only with those that mean the same to everybody. */
    public static Host bind(boolean anyPath) {
        QueuedThreadPool threads = new QueuedThreadPool(MAX_THREADS, 0);
        threads.setDaemon(true);
        Server server = new Server(threads);
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        if (anyPath) {
            http.setUriCompliance(UriCompliance.UNSAFE);
        }
        ServerConnector connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        try {
            connector.open();
        } catch (IOException e) {
            throw new UncheckedIOException("no free port", e);
        }
        return new Host(server, connector);
    }

    /** Where it listens, without a path. */
    public URI origin() {
        return URI.create("http://127.0.0.1:" + connector.getLocalPort());
    }

    public void serve(Function<Call, Reply> application) {
        serve(new Exchanges(application, openStreams));
    }

    /** Serves with a handler of Jetty's. */
    public void serve(org.eclipse.jetty.server.Handler handler) {
        server.setHandler(handler);
        try {
            server.start();
        } catch (Exception e) {
            close();
            throw new IllegalStateException("the server cannot be started", e);
        }
    }

    @Override
    public void close() {
        openStreams.forEach(Callback::succeeded);
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("the server cannot be stopped", e);
        }
    }
}
