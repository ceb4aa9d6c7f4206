package dev.gatecrash.fault;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A GET over a socket, which tells a connection that was closed from one that was reset. */
final class RawRequest {

    private static final int PATIENCE_IN_MILLIS = 60_000;

    enum End {
        CLOSED,
        RESET
    }

    /**
     * What came back.
     *
     * @param text all of it
     * @param end how the connection ended
     */
    record Answer(String text, End end) {
        String header() {
            return text.split("\r\n\r\n", 2)[0];
        }

        String body() {
            return text.split("\r\n\r\n", 2)[1];
        }

        int statedLength() {
            return Integer.parseInt(header().replaceFirst("(?si).*\ncontent-length: (\\d+).*", "$1"));
        }
    }

    private RawRequest() {}

    static Answer get(URI url) {
        try (Socket socket = new Socket(url.getHost(), url.getPort())) {
            return get(socket, url);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Over a socket that is open already; it is read until its end. */
    static Answer get(Socket socket, URI url) throws IOException {
        socket.setSoTimeout(PATIENCE_IN_MILLIS);
        String request = "GET %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n"
                .formatted(url.getRawPath(), url.getRawAuthority());
        socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
        ByteArrayOutputStream received = new ByteArrayOutputStream();
        End end = drain(socket.getInputStream(), received);
        return new Answer(received.toString(StandardCharsets.UTF_8), end);
    }

    private static End drain(InputStream in, ByteArrayOutputStream received) throws IOException {
        try {
            for (int octet = in.read(); octet >= 0; octet = in.read()) {
                received.write(octet);
            }
            return End.CLOSED;
        } catch (SocketException e) {
            return End.RESET;
        }
    }
}
