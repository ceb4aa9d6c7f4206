package dev.gatecrash.benchmark;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/**
 * One keep-alive connection that sends prepared bytes and reads the answer: the cheapest client there is, the same for
 * Gatecrash, its floors and its peers. It knows Content-Length and chunks, which it leaves as they are, and nothing else. Not thread-safe.
 */
final class WireClient implements AutoCloseable {

    private static final int LARGEST_ANSWER = 64 * 1_024;
    private static final String LENGTH = "\r\ncontent-length:";
    private static final String CHUNKED = "\r\ntransfer-encoding: chunked";
    private static final String LAST_CHUNK = "\r\n0\r\n\r\n";

    private final byte[] buffer = new byte[LARGEST_ANSWER];
    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;

    WireClient(URI server) throws IOException {
        socket = new Socket(server.getHost(), server.getPort());
        socket.setTcpNoDelay(true);
        in = socket.getInputStream();
        out = socket.getOutputStream();
    }

    static byte[] get(URI target) {
        return bytes("GET " + target(target) + " HTTP/1.1\r\nHost: " + target.getAuthority() + "\r\n\r\n");
    }

    static byte[] post(URI target, String form) {
        return bytes("POST " + target(target) + " HTTP/1.1\r\nHost: " + target.getAuthority()
                + "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: " + form.length()
                + "\r\n\r\n" + form);
    }

    /** Sends a request and returns the whole answer, head and body, if it has this status. */
    String send(byte[] request, int expectedStatus) throws IOException {
        String answer = send(request);
        if (!answer.startsWith(String.valueOf(expectedStatus), "HTTP/1.1 ".length())) {
            throw new IllegalStateException("expected " + expectedStatus + ", got " + answer);
        }
        return answer;
    }

    /** Sends a request and returns the whole answer, whatever it is. */
    String send(byte[] request) throws IOException {
        out.write(request);
        int size = 0;
        int end = -1;
        while (end < 0) {
            int from = Math.max(0, size - 3);
            size += more(size);
            end = headEnd(from, size);
        }
        int length = after(LENGTH, end);
        int whole = length < 0 ? end : end + number(length);
        boolean chunked = length < 0 && after(CHUNKED, end) >= 0;
        while (chunked ? !endsWithLastChunk(size) : size < whole) {
            size += more(size);
        }
        return new String(buffer, 0, chunked ? size : whole, StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private int more(int size) throws IOException {
        int read = in.read(buffer, size, buffer.length - size);
        if (read < 0) {
            throw new EOFException("the server closed the connection");
        }
        return read;
    }

    private int headEnd(int from, int size) {
        for (int i = from; i + 3 < size; i++) {
            if (buffer[i] == '\r' && buffer[i + 1] == '\n' && buffer[i + 2] == '\r' && buffer[i + 3] == '\n') {
                return i + 4;
            }
        }
        return -1;
    }

    // Where the head goes on after this text; -1 if it has no such field.
    private int after(String field, int end) {
        for (int i = 0; i + field.length() < end; i++) {
            if (isAt(i, field)) {
                return i + field.length();
            }
        }
        return -1;
    }

    private boolean isAt(int at, String text) {
        for (int i = 0; i < text.length(); i++) {
            int octet = buffer[at + i];
            if ((octet >= 'A' && octet <= 'Z' ? octet + 'a' - 'A' : octet) != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private boolean endsWithLastChunk(int size) {
        return size >= LAST_CHUNK.length() && isAt(size - LAST_CHUNK.length(), LAST_CHUNK);
    }

    private int number(int from) {
        int value = 0;
        for (int i = from; buffer[i] != '\r'; i++) {
            value = buffer[i] == ' ' ? value : 10 * value + buffer[i] - '0';
        }
        return value;
    }

    private static String target(URI uri) {
        return uri.getRawQuery() == null ? uri.getRawPath() : uri.getRawPath() + "?" + uri.getRawQuery();
    }

    private static byte[] bytes(String request) {
        return request.getBytes(StandardCharsets.US_ASCII);
    }
}
