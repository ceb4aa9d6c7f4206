package dev.gatecrash.samples.login;

import jakarta.servlet.SessionTrackingMode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Set;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.http.HttpCookie;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** An application with a login page and a session cookie, on a free port of the loopback address. */
public final class TeamApp implements AutoCloseable {

    private static final int MAX_THREADS = 16;

    private final Server server;
    private final URI loginUri;

    private TeamApp(Server server, URI loginUri) {
        this.server = server;
        this.loginUri = loginUri;
    }

    /** Takes a port, so that {@link #loginUri()} can be told to the provider; it serves nothing yet. */
    public static TeamApp open() {
        Server server = new Server(new QueuedThreadPool(MAX_THREADS));
        ServerConnector connector = new ServerConnector(server, 1, 1);
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        try {
            connector.open();
        } catch (IOException e) {
            throw new UncheckedIOException("The application finds no free port", e);
        }
        return new TeamApp(server, URI.create("http://127.0.0.1:" + connector.getLocalPort() + "/login"));
    }

    /** The login page, where the provider sends people. */
    public URI loginUri() {
        return loginUri;
    }

    /** Serves; tells the provider at {@code completion} who signed in. */
    public TeamApp serve(URI completion, String apiKey) {
        ServletContextHandler context = new ServletContextHandler("/", ServletContextHandler.SESSIONS);
        context.getSessionHandler().setSameSite(HttpCookie.SameSite.LAX);
        context.getSessionHandler().setHttpOnly(true);
        context.getSessionHandler().setSessionTrackingModes(Set.of(SessionTrackingMode.COOKIE));
        context.addServlet(
                new ServletHolder(new SignInServlet(Accounts.samples(), new Provider(completion, apiKey))), "/login");
        server.setHandler(context);
        try {
            server.start();
        } catch (Exception e) {
            close();
            throw new IllegalStateException("The application cannot be started", e);
        }
        return this;
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("The application cannot be stopped", e);
        }
    }
}
