package dev.gatecrash.benchmark;

import java.net.URI;
import java.nio.ByteBuffer;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;

/** The floor under every request: Jetty, set up like ours, with a handler that writes a fixed body and nothing else. */
final class BareJetty implements AutoCloseable {

    private static final String SIGNED = "/signed";

    private final Server server;
    private final ServerConnector connector;

    /** Answers with this many bytes; below {@code /signed} it does {@code work} first. */
    BareJetty(int bodySize, Supplier<?> work) throws Exception {
        QueuedThreadPool threads = new QueuedThreadPool(64, 2, new LinkedBlockingQueue<>());
        threads.setDaemon(true);
        server = new Server(threads, new ScheduledExecutorScheduler("timer", true), null);
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        connector = new ServerConnector(server, null, null, null, 1, 1, new HttpConnectionFactory(http));
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.setHandler(new FixedBody(ByteBuffer.allocate(bodySize), work));
        server.start();
    }

    URI plain() {
        return URI.create("http://127.0.0.1:" + connector.getLocalPort() + "/plain");
    }

    URI signed() {
        return plain().resolve(SIGNED);
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("Jetty did not stop", e);
        }
    }

    private static final class FixedBody extends Handler.Abstract {

        private final ByteBuffer body;
        private final Supplier<?> work;

        FixedBody(ByteBuffer body, Supplier<?> work) {
            this.body = body;
            this.work = work;
        }

        @Override
        public boolean handle(Request request, Response response, Callback callback) {
            if (request.getHttpURI().getPath().equals(SIGNED) && work.get() == null) {
                throw new IllegalStateException("no signature");
            }
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
            response.write(true, body.duplicate(), callback);
            return true;
        }
    }
}
