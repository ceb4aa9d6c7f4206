package dev.gatecrash.samples.contract.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.DetectorConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** A Jetty on a free port of the loopback address. Binds first, as what it serves has to know the port. */
public final class Host implements AutoCloseable {

    private static final int MAX_THREADS = 12;

    private final Server server;
    private final ServerConnector connector;
    private final String scheme;
    private final Set<Callback> openStreams = ConcurrentHashMap.newKeySet();

    private Host(Server server, ServerConnector connector, String scheme) {
        this.server = server;
        this.connector = connector;
        this.scheme = scheme;
    }

    /** Takes a port. */
    public static Host bind(Listening listening) {
        QueuedThreadPool threads = new QueuedThreadPool(MAX_THREADS, 0);
        threads.setDaemon(true);
        Server server = new Server(threads);
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        if (listening.anyPath()) {
            http.setUriCompliance(UriCompliance.UNSAFE);
        }
        ServerConnector connector = new ServerConnector(server, 1, 1, protocols(listening, http));
        connector.setHost("127.0.0.1");
        connector.setPort(listening.port());
        server.addConnector(connector);
        try {
            connector.open();
        } catch (IOException e) {
            throw new UncheckedIOException("no free port", e);
        }
        return new Host(server, connector, listening.certificate().isPresent() ? "https" : "http");
    }

    private static ConnectionFactory[] protocols(Listening listening, HttpConfiguration http) {
        HttpConnectionFactory clear = new HttpConnectionFactory(http);
        if (listening.certificate().isEmpty()) {
            return new ConnectionFactory[] {clear};
        }
        SslConnectionFactory tls =
                new SslConnectionFactory(listening.certificate().get().server(), clear.getProtocol());
        return listening.inClearToo()
                ? new ConnectionFactory[] {new DetectorConnectionFactory(tls), clear}
                : new ConnectionFactory[] {tls, clear};
    }

    /** Where it listens, without a path. */
    public URI origin() {
        return URI.create(scheme + "://127.0.0.1:" + connector.getLocalPort());
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
