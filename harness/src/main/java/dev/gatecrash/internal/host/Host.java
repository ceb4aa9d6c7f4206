package dev.gatecrash.internal.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;
import org.jspecify.annotations.Nullable;

/**
 * The one Jetty of this JVM: started when first needed, shared by every issuer, stopped by {@link #stop()}, after which
 * it would start again. All its threads are daemons. Guarded by its own lock.
 */
public final class Host {

    private static final Host SHARED = new Host();
    // Made when needed; every port that is open holds one.
    private static final int MOST_THREADS = 512;
    private static final int LARGEST_HEADER = 64 * 1_024;

    private final AtomicLong serial = new AtomicLong();
    private final AtomicBoolean isPrepared = new AtomicBoolean();
    private final List<OpenPort> listeners = new CopyOnWriteArrayList<>();
    private @Nullable Server server;
    private @Nullable OpenPort common;

    private Host() {}

    /** The host of this JVM. */
    public static Host shared() {
        return SHARED;
    }

    /**
     * Begins what takes longest of Jetty's first start, on a thread of its own: it asks the JDK for all its locales. Worth
     * calling as soon as it is likely that an issuer starts; returns at once, and does nothing the second time.
     */
    public void prepare() {
        if (!isPrepared.getAndSet(true)) {
            Thread thread = new Thread(Locale::getAvailableLocales, "gatecrash-locales");
            thread.setDaemon(true);
            thread.start();
        }
    }

    /** Finds a place for a site; nothing is answered there before {@link Place#serve}. */
    public synchronized Place open(Address address) {
        boolean dedicated = address.isDedicated();
        OpenPort port = dedicated ? listen(address) : common();
        String path = address.path().orElseGet(() -> freePath(port));
        if (address.path().isPresent() && !port.router().reserve(path)) {
            throw new IllegalArgumentException(
                    "there is an issuer at path \"" + path + "\" already; choose another path");
        }
        if (!dedicated) {
            return new Place(port, path, Set.of(path), new SharedPort(), () -> {});
        }
        OwnPort own = new OwnPort(port.connector());
        // Nobody else can be asked there, so whatever is asked outside its path is its journal's too.
        return new Place(port, path, new HashSet<>(List.of(path, "")), own, () -> close(port, own));
    }

    /** Stops Jetty, and with it every issuer that is still open. */
    public synchronized void stop() {
        Server running = server;
        server = null;
        common = null;
        listeners.clear();
        if (running != null) {
            stop(running);
        }
    }

    // Somebody may have asked for such a path by name.
    private String freePath(OpenPort port) {
        String path = "/as" + serial.incrementAndGet();
        while (!port.router().reserve(path)) {
            path = "/as" + serial.incrementAndGet();
        }
        return path;
    }

    private OpenPort common() {
        OpenPort listener = common;
        if (listener == null) {
            listener = listen(Address.SHARED);
            common = listener;
        }
        return listener;
    }

    private OpenPort listen(Address address) {
        Server jetty = started();
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setSendDateHeader(true);
        http.setRequestHeaderSize(LARGEST_HEADER);
        http.setMaxResponseHeaderSize(2 * LARGEST_HEADER);
        // Else a token on a kept connection is taken for an earlier one that differs in case only.
        http.setHeaderCacheCaseSensitive(true);
        ConnectionFactory plain = new HttpConnectionFactory(http);
        ConnectionFactory[] protocols = address.tls()
                ? new ConnectionFactory[] {
                    new SslConnectionFactory(Certificates.forServer(), plain.getProtocol()), plain
                }
                : new ConnectionFactory[] {plain};
        ServerConnector connector = new ServerConnector(jetty, null, null, null, 0, 1, protocols);
        connector.setHost(address.host());
        connector.setPort(address.port().orElse(0));
        jetty.addConnector(connector);
        start(jetty, connector, address);
        OpenPort listener = open(connector, base(address, connector.getLocalPort()));
        listeners.add(listener);
        return listener;
    }

    private Server started() {
        Server running = server;
        if (running == null) {
            // Jetty's own queue asks JMX how long a cache line is, which takes longer than starting Jetty does.
            QueuedThreadPool threads = new QueuedThreadPool(MOST_THREADS, 2, new LinkedBlockingQueue<>());
            threads.setName("gatecrash");
            threads.setDaemon(true);
            // Jetty's own scheduler would not be a daemon, and so keep a JVM alive that forgot to stop it.
            running = new Server(threads, new ScheduledExecutorScheduler("gatecrash-scheduler", true), null);
            running.setStopAtShutdown(false);
            running.setHandler(new FrontDoor(this::behind));
            running.setErrorHandler(new BareErrors());
            start(running);
            server = running;
        }
        return running;
    }

    private Optional<OpenPort> behind(Connector connector) {
        return listeners.stream().filter(l -> l.connector().equals(connector)).findFirst();
    }

    private static OpenPort open(ServerConnector connector, String base) {
        Router router = new Router();
        return new OpenPort(connector, base, router, new Departures(router));
    }

    private synchronized void close(OpenPort listener, OwnPort own) {
        own.close();
        listeners.remove(listener);
        Server running = server;
        if (running != null) {
            stop(listener.connector());
            running.removeConnector(listener.connector());
        }
    }

    private static String base(Address address, int port) {
        String host = address.host().contains(":") ? "[" + address.host() + "]" : address.host();
        return (address.tls() ? "https://" : "http://") + host + ":" + port;
    }

    private static void start(Server jetty, ServerConnector connector, Address address) {
        try {
            connector.start();
        } catch (IOException e) {
            stop(connector);
            jetty.removeConnector(connector);
            if (e instanceof BindException || e.getCause() instanceof BindException) {
                throw new IllegalStateException(
                        "port %d on %s is taken; choose another, or leave the port out for any free one"
                                .formatted(address.port().orElse(0), address.host()),
                        e);
            }
            throw new UncheckedIOException(e);
        } catch (Exception e) {
            stop(connector);
            jetty.removeConnector(connector);
            throw new IllegalStateException("Jetty could not open " + address, e);
        }
    }

    private static void start(Server jetty) {
        try {
            jetty.start();
        } catch (Exception e) {
            throw new IllegalStateException("Jetty did not start", e);
        }
    }

    static void start(ServerConnector connector) {
        try {
            connector.start();
        } catch (Exception e) {
            throw new IllegalStateException("Jetty did not open its port again", e);
        }
    }

    static void stop(org.eclipse.jetty.util.component.LifeCycle part) {
        try {
            part.stop();
        } catch (Exception e) {
            throw new IllegalStateException("Jetty did not stop", e);
        }
    }
}
