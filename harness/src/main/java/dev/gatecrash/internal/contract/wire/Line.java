package dev.gatecrash.internal.contract.wire;

import dev.gatecrash.http.Response;
import dev.gatecrash.tls.Trust;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** One connection to a server. Not thread-safe. */
public final class Line implements AutoCloseable {

    private final Socket socket;

    private Line(Socket socket) {
        this.socket = socket;
    }

    static Line open(URI server, Optional<Trust> trust, Duration patience) throws IOException {
        boolean tls = "https".equals(server.getScheme());
        int port = server.getPort() >= 0 ? server.getPort() : tls ? 443 : 80;
        String host = server.getHost().replaceAll("[\\[\\]]", "");
        Socket plain = new Socket();
        try {
            plain.connect(new InetSocketAddress(InetAddress.getByName(host), port), (int) patience.toMillis());
            plain.setSoTimeout((int) patience.toMillis());
            plain.setTcpNoDelay(true);
            return new Line(tls ? secured(plain, host, port, trust) : plain);
        } catch (IOException e) {
            plain.close();
            throw e;
        }
    }

    private static Socket secured(Socket plain, String host, int port, Optional<Trust> trust) throws IOException {
        SSLSocketFactory factory = trust.map(t -> t.sslContext().getSocketFactory())
                .orElseGet(() -> (SSLSocketFactory) SSLSocketFactory.getDefault());
        SSLSocket socket = (SSLSocket) factory.createSocket(plain, host, port, true);
        socket.setSSLParameters(verifyingHost(socket));
        socket.startHandshake();
        return socket;
    }

    private static javax.net.ssl.SSLParameters verifyingHost(SSLSocket socket) {
        javax.net.ssl.SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        return parameters;
    }

    /** Sends a request and reads the response; the connection stays open if the server lets it. */
    Response send(Outgoing request, boolean keep, Predicate<String> enough) throws IOException {
        try {
            socket.getOutputStream().write(request.bytes(keep));
            socket.getOutputStream().flush();
        } catch (SocketException e) {
            // A server may answer and close before it has read all (RFC 9112 §9.3); the answer may still be here.
        }
        return Incoming.read(socket.getInputStream(), request.method().equals("HEAD"), enough);
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException("a socket cannot be closed", e);
        }
    }
}
