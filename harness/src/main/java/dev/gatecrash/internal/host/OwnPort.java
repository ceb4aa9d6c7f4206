package dev.gatecrash.internal.host;

import dev.gatecrash.fault.WrongCertificate;
import dev.gatecrash.internal.fault.IssuerPort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.SSLContext;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.jspecify.annotations.Nullable;

/** The port of one issuer, which can be closed and opened again. Guarded by its own lock. */
final class OwnPort implements IssuerPort, AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration POLL = Duration.ofMillis(1);

    private final ServerConnector connector;
    private final InetSocketAddress address;
    // Bound but not listening: nobody else can have the port, and who connects is refused.
    private @Nullable Socket reservation;
    private boolean isWrong;

    OwnPort(ServerConnector connector) {
        this.connector = connector;
        this.address = new InetSocketAddress(connector.getHost(), connector.getLocalPort());
    }

    @Override
    public boolean isShared() {
        return false;
    }

    @Override
    public synchronized void refuse() {
        if (!connector.isRunning()) {
            return;
        }
        Host.stop(connector);
        reservation = reserved();
    }

    @Override
    public synchronized void present(WrongCertificate certificate) {
        present(Certificates.wrong(certificate));
        isWrong = true;
    }

    @Override
    public synchronized void restore() {
        if (isWrong) {
            present(Certificates.right());
            isWrong = false;
        }
        if (reservation != null) {
            close();
            if (connector.getServer().isRunning()) {
                connector.setPort(address.getPort());
                Host.start(connector);
            }
        }
    }

    /** Gives the reservation up. */
    @Override
    public synchronized void close() {
        Socket socket = reservation;
        reservation = null;
        if (socket != null) {
            try {
                socket.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    // An accept that was under way keeps the old socket listening until its thread wakes up.
    private Socket reserved() {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                Socket socket = new Socket();
                socket.setReuseAddress(true);
                socket.bind(address);
                return socket;
            } catch (BindException e) {
                if (System.nanoTime() > end) {
                    throw new UncheckedIOException(e);
                }
                LockSupport.parkNanos(POLL.toNanos());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void present(SSLContext context) {
        SslConnectionFactory tls = Optional.ofNullable(connector.getConnectionFactory(SslConnectionFactory.class))
                .orElseThrow(() -> new IllegalStateException(
                        "this issuer speaks plain http and has no certificate; build it with tls();"
                                + " see docs/outages.md#before-any-request"));
        try {
            tls.getSslContextFactory().reload(factory -> factory.setSslContext(context));
        } catch (Exception e) {
            throw new IllegalStateException("Jetty did not take the certificate", e);
        }
        // A kept connection would never see it.
        List.copyOf(connector.getConnectedEndPoints()).forEach(EndPoint::close);
    }
}
