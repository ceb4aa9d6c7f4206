package dev.gatecrash.samples.notes;

import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.server.McpSyncServer;
import io.modelcontextprotocol.server.transport.HttpServletStreamableServerTransportProvider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * An MCP server with a few notes, on a free port of the loopback address. It takes the access tokens of one issuer,
 * which it asks for its keys only when the first token comes.
 */
public final class NotesServer implements AutoCloseable {

    private static final String PATH = "/mcp";
    private static final int MAX_THREADS = 16;

    private final Server server;
    private final McpSyncServer mcp;
    private final URI url;

    private NotesServer(Server server, McpSyncServer mcp, URI url) {
        this.server = server;
        this.mcp = mcp;
        this.url = url;
    }

    /** Starts a server that trusts the issuer, by the system's clock. */
    public static NotesServer start(URI issuer) {
        return start(issuer, Clock.systemUTC());
    }

    /** Starts a server that trusts the issuer; by the clock tokens expire, and so do the issuer's cached keys. */
    public static NotesServer start(URI issuer, Clock clock) {
        HttpServletStreamableServerTransportProvider transport = transport();
        McpSyncServer mcp = McpServer.sync(transport)
                .serverInfo("notes", "1.0.0")
                .tools(new NotesToolCalls(Notes.samples()).specifications())
                // On the thread of the request: a pool of the SDK would outlive the server.
                .immediateExecution(true)
                .build();
        Server server = new Server(new QueuedThreadPool(MAX_THREADS));
        URI url = bind(server);
        ProtectedResource resource = new ProtectedResource(url, issuer);
        server.setHandler(new ProtectedEndpoint(resource).handler(transport, clock));
        NotesServer notes = new NotesServer(server, mcp, url);
        notes.start();
        return notes;
    }

    /** The MCP endpoint, which is also the resource and audience that tokens have to name. */
    public URI url() {
        return url;
    }

    @Override
    public void close() {
        mcp.closeGracefully();
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("The notes server cannot be stopped", e);
        }
    }

    private void start() {
        try {
            server.start();
        } catch (Exception e) {
            close();
            throw new IllegalStateException("The notes server cannot be started", e);
        }
    }

    private static HttpServletStreamableServerTransportProvider transport() {
        return HttpServletStreamableServerTransportProvider.builder()
                .mcpEndpoint(PATH)
                // No timers: the SDK leaves the sweeper's thread, which is no daemon, running after close.
                .keepAliveInterval(null)
                .sessionSweepInterval(null)
                .build();
    }

    /** Takes the port before anything is served, as the filters have to know it. */
    private static URI bind(Server server) {
        ServerConnector connector = new ServerConnector(server, 1, 1);
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        try {
            connector.open();
        } catch (IOException e) {
            throw new UncheckedIOException("The notes server finds no free port", e);
        }
        return URI.create("http://127.0.0.1:" + connector.getLocalPort() + PATH);
    }
}
