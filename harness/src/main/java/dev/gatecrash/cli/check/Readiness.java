package dev.gatecrash.cli.check;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Set;

/**
 * When a server that is starting can be asked.
 *
 * @param endpoint where it will be
 * @param longest how long it may take
 */
record Readiness(URI endpoint, Duration longest) {

    // What servers answer that listen already, and have no routes yet.
    private static final Set<Integer> NOT_YET = Set.of(404, 502, 503);
    private static final Duration GRACE = Duration.ofSeconds(2);
    private static final int CONNECT_MILLIS = 200;
    private static final int READ_MILLIS = 500;

    /** Whether it answers, which it does for so long; a server without a route for the endpoint is believed after a while. */
    boolean isReady(Duration answering) throws IOException {
        return endpoint.getScheme().equals("https") || answering.compareTo(GRACE) > 0 || hasRoute();
    }

    /** Whether somebody listens. */
    boolean accepts() {
        int port = endpoint.getPort() >= 0
                ? endpoint.getPort()
                : endpoint.getScheme().equals("https") ? 443 : 80;
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(endpoint.getHost(), port), CONNECT_MILLIS);
            // Where nobody listens, a port that the system gives away can be connected with itself.
            return !socket.getLocalSocketAddress().equals(socket.getRemoteSocketAddress());
        } catch (IOException e) {
            return false;
        }
    }

    private boolean hasRoute() throws IOException {
        HttpURLConnection connection = (HttpURLConnection) endpoint.toURL().openConnection();
        connection.setConnectTimeout(CONNECT_MILLIS);
        connection.setReadTimeout(READ_MILLIS);
        connection.setInstanceFollowRedirects(false);
        try {
            return !NOT_YET.contains(connection.getResponseCode());
        } catch (IOException e) {
            return false;
        } finally {
            connection.disconnect();
        }
    }
}
