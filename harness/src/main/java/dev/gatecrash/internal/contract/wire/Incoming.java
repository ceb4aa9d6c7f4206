package dev.gatecrash.internal.contract.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatecrash.http.Headers;
import dev.gatecrash.http.Response;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Predicate;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpParser;
import org.eclipse.jetty.http.HttpVersion;
import org.jspecify.annotations.Nullable;

/** Reads one response from a stream; one that is an event stream is read no further than it has to be. */
final class Incoming implements HttpParser.ResponseHandler {

    private static final int LONGEST_BODY = 4 << 20;
    private static final Duration LONGEST_READ = Duration.ofSeconds(10);

    private final HttpParser parser;
    private final Predicate<String> enough;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private final long deadline = System.nanoTime() + LONGEST_READ.toNanos();
    private int status;
    private Headers headers = Headers.none();
    private boolean complete;
    private @Nullable String malformed;

    private Incoming(boolean headOnly, Predicate<String> enough) {
        this.parser = new HttpParser(this, 1 << 20, HttpCompliance.RFC7230);
        this.parser.setHeadResponse(headOnly);
        this.enough = enough;
    }

    /**
     * Reads a response.
     *
     * @param headOnly whether it is the answer to HEAD, which has no body
     * @param enough says of the text of an event stream so far whether it will do
     */
    static Response read(InputStream in, boolean headOnly, Predicate<String> enough) throws IOException {
        Incoming incoming = new Incoming(headOnly, enough);
        incoming.readFrom(in);
        return new Response(incoming.status, incoming.headers, incoming.text());
    }

    private void readFrom(InputStream in) throws IOException {
        byte[] bytes = new byte[8192];
        while (!complete && malformed == null && !isEnough()) {
            if (System.nanoTime() > deadline) {
                throw new SocketTimeoutException(
                        "no complete response within " + LONGEST_READ.toSeconds() + " seconds");
            }
            int read = in.read(bytes);
            if (read < 0) {
                parser.atEOF();
                parser.parseNext(ByteBuffer.allocate(0));
                break;
            }
            ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, read);
            while (buffer.hasRemaining() && !complete && malformed == null) {
                parser.parseNext(buffer);
            }
        }
        if (malformed != null) {
            throw new IOException("no well-formed HTTP response: " + malformed);
        }
        if (status == 0) {
            throw new EOFException("the connection was closed without a response");
        }
    }

    private boolean isEnough() {
        String type = headers.first("Content-Type").orElse("").toLowerCase(Locale.ROOT);
        return body.size() > LONGEST_BODY || (type.startsWith("text/event-stream") && enough.test(text()));
    }

    private String text() {
        return body.toString(UTF_8);
    }

    @Override
    public void startResponse(HttpVersion version, int code, @Nullable String reason) {
        status = code;
    }

    @Override
    public void parsedHeader(HttpField field) {
        headers = headers.plus(field.getName(), field.getValue() == null ? "" : field.getValue());
    }

    @Override
    public boolean headerComplete() {
        return false;
    }

    @Override
    public boolean content(ByteBuffer item) {
        byte[] part = new byte[item.remaining()];
        item.get(part);
        body.writeBytes(part);
        return false;
    }

    @Override
    public boolean contentComplete() {
        return false;
    }

    @Override
    public boolean messageComplete() {
        if (status >= 100 && status < 200) {
            // An interim response (RFC 9110 §15.2); the real one follows.
            headers = Headers.none();
            parser.reset();
            return false;
        }
        complete = true;
        return true;
    }

    @Override
    public void earlyEOF() {
        complete = true;
    }

    @Override
    public void badMessage(HttpException failure) {
        malformed = failure.getReason();
    }
}
