package dev.gatecrash.internal.host;

import dev.gatecrash.http.Headers;
import dev.gatecrash.internal.http.Delivery;
import dev.gatecrash.internal.http.Site;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Reads a request whole, takes it to its site, and carries the delivery out. */
final class FrontDoor extends Handler.Abstract {

    private static final int LARGEST_BODY = 1_024 * 1_024;

    private final Function<Connector, Optional<OpenPort>> listeners;

    FrontDoor(Function<Connector, Optional<OpenPort>> listeners) {
        this.listeners = listeners;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws IOException {
        Optional<OpenPort> listener =
                listeners.apply(request.getConnectionMetaData().getConnector());
        String path = String.valueOf(request.getHttpURI().getPath());
        Optional<Site> site = listener.flatMap(l -> l.router().find(path));
        if (listener.isEmpty() || site.isEmpty()) {
            Response.writeError(request, response, callback, 404);
            return true;
        }
        byte[] body;
        try {
            body = body(request);
        } catch (IOException e) {
            // Cut short, or not sent in time: the client's doing, not ours.
            response.getHeaders().put("Connection", "close");
            refuse(400, "the body did not arrive whole: " + e.getMessage(), listener.get(), site.get(), request);
            Response.writeError(request, response, callback, 400);
            return true;
        }
        if (body.length > LARGEST_BODY) {
            refuse(
                    413,
                    "the body is longer than %d bytes".formatted(LARGEST_BODY),
                    listener.get(),
                    site.get(),
                    request);
            Response.writeError(request, response, callback, 413);
            return true;
        }
        Delivery delivery = site.get().handle(value(listener.get(), request, body));
        delivery.over(new JettyWire(request, response, callback, listener.get().departures(), site.get()));
        return true;
    }

    private static void refuse(int status, String reason, OpenPort listener, Site site, Request request) {
        site.refused(value(listener, request, new byte[0]), dev.gatecrash.http.Response.of(status), reason);
    }

    private static byte[] body(Request request) throws IOException {
        if (request.getLength() == 0) {
            return new byte[0];
        }
        try (InputStream in = Content.Source.asInputStream(request)) {
            return in.readNBytes(LARGEST_BODY + 1);
        }
    }

    private static dev.gatecrash.http.Request value(OpenPort listener, Request request, byte[] body) {
        URI uri = RequestTarget.uri(listener.base(), request.getHttpURI().getPathQuery());
        Map<String, List<String>> fields = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (HttpField field : request.getHeaders()) {
            fields.computeIfAbsent(field.getName(), name -> new ArrayList<>(1)).add(String.valueOf(field.getValue()));
        }
        return new dev.gatecrash.http.Request(
                request.getMethod(), uri, new Headers(fields), new String(body, StandardCharsets.UTF_8));
    }
}
