package dev.gatecrash.internal.host;

import dev.gatecrash.internal.http.Delivery;
import dev.gatecrash.internal.http.Delivery.Ending;
import dev.gatecrash.internal.http.Site;
import dev.gatecrash.internal.http.Wire;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Carries one delivery out. What HTTP would not allow goes past Jetty's generator, straight to the connection. */
final class JettyWire implements Wire {

    private final Request request;
    private final Response response;
    private final Callback callback;
    private final Departures departures;
    private final Site site;

    JettyWire(Request request, Response response, Callback callback, Departures departures, Site site) {
        this.request = request;
        this.response = response;
        this.callback = callback;
        this.departures = departures;
        this.site = site;
    }

    @Override
    public void whole(dev.gatecrash.http.Response answer) {
        head(answer);
        response.write(true, bytes(answer.body()), callback);
    }

    @Override
    public void late(Duration wait, Delivery then) {
        // Jetty would end a request that is idle for longer than half a minute.
        request.addIdleTimeoutListener(timeout -> false);
        departures.later(site, wait, request.getComponents(), () -> then.over(this), () -> nothing(Ending.CLOSED));
    }

    @Override
    public void dripping(dev.gatecrash.http.Response answer, Duration pause) {
        head(answer);
        ByteBuffer body = bytes(answer.body());
        response.getHeaders().put("Content-Length", body.remaining());
        request.addIdleTimeoutListener(timeout -> false);
        response.write(
                !body.hasRemaining(), ByteBuffer.allocate(0), then(() -> drop(body, pause), !body.hasRemaining()));
    }

    private void drop(ByteBuffer body, Duration pause) {
        Runnable next = () -> {
            ByteBuffer octet = body.slice(body.position(), 1);
            body.position(body.position() + 1);
            boolean last = !body.hasRemaining();
            response.write(last, octet, then(() -> drop(body, pause), last));
        };
        departures.later(site, pause, request.getComponents(), next, () -> nothing(Ending.CLOSED));
    }

    // The last write ends the request; the others go on.
    private Callback then(Runnable next, boolean last) {
        return last ? callback : Callback.from(next, callback::failed);
    }

    @Override
    public void padded(dev.gatecrash.http.Response answer, long size) {
        head(answer);
        ByteBuffer body = bytes(answer.body());
        long padding = Math.max(0, size - body.remaining());
        response.getHeaders().put("Content-Length", body.remaining() + padding);
        response.write(
                false,
                body,
                Callback.from(
                        () -> Content.copy(Content.Source.from(new Spaces(padding)), response, callback),
                        callback::failed));
    }

    @Override
    public void miscounted(dev.gatecrash.http.Response answer, long contentLength, Ending ending) {
        raw(header(answer, contentLength) + answer.body(), ending);
    }

    @Override
    public void halfHeader(dev.gatecrash.http.Response answer, Ending ending) {
        String header = header(answer, 0);
        raw(header.substring(0, header.length() / 2), ending);
    }

    @Override
    public void nothing(Ending ending) {
        end(ending);
    }

    private void raw(String text, Ending ending) {
        Callback written = Callback.from(() -> end(ending), failure -> end(Ending.CLOSED));
        endPoint().write(written, bytes(text));
    }

    private void end(Ending ending) {
        EndPoint end = endPoint();
        if (ending == Ending.RESET) {
            while (end instanceof EndPoint.Wrapper wrapper) {
                end = wrapper.unwrap();
            }
            resetOnClose(end.getTransport());
        }
        end.close();
        // Frees what Jetty holds for the request; what it tries to send meets a closed connection.
        callback.failed(new EofException("closed on purpose"));
    }

    private static void resetOnClose(Object transport) {
        if (!(transport instanceof SocketChannel channel)) {
            throw new IllegalStateException("cannot reset a connection over " + transport);
        }
        try {
            // Without lingering, close sends RST.
            channel.setOption(StandardSocketOptions.SO_LINGER, 0);
        } catch (IOException alreadyClosed) {
            // The client was faster.
        }
    }

    private EndPoint endPoint() {
        return request.getConnectionMetaData().getConnection().getEndPoint();
    }

    private void head(dev.gatecrash.http.Response answer) {
        response.setStatus(answer.status());
        answer.headers()
                .fields()
                .forEach((name, values) -> response.getHeaders().put(name, values));
    }

    private static String header(dev.gatecrash.http.Response answer, long contentLength) {
        StringBuilder text = new StringBuilder(
                "HTTP/1.1 %d %s\r\n".formatted(answer.status(), HttpStatus.getMessage(answer.status())));
        answer.headers()
                .with("Content-Length", String.valueOf(contentLength))
                .with("Connection", "close")
                .fields()
                .forEach((name, values) -> values.forEach(
                        value -> text.append(name).append(": ").append(value).append("\r\n")));
        return text.append("\r\n").toString();
    }

    private static ByteBuffer bytes(String text) {
        return StandardCharsets.UTF_8.encode(text);
    }
}
