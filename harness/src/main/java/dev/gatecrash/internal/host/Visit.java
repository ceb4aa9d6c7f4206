package dev.gatecrash.internal.host;

import dev.gatecrash.http.Headers;
import dev.gatecrash.internal.http.Delivery;
import dev.gatecrash.internal.http.Site;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * One request to one site, from its body to its delivery.
 *
 * @param listener where it came in
 * @param site whom it is for
 * @param request what Jetty read of it
 * @param response what Jetty writes
 * @param callback told when it is over
 */
record Visit(OpenPort listener, Site site, Request request, Response response, Callback callback) {

    static final int LARGEST_BODY = 1_024 * 1_024;

    /** The body is here: asks the site and carries the delivery out. */
    void arrived(byte[] body) {
        try {
            Delivery delivery = site.handle(value(body));
            delivery.over(new JettyWire(request, response, callback, listener.departures(), site));
        } catch (RuntimeException e) {
            callback.failed(e);
        }
    }

    /** The body is not what it should be, which is the client's doing and not ours. */
    void broken(Throwable failure) {
        if (failure instanceof IOException || failure instanceof TimeoutException) {
            refuse(400, "the body did not arrive whole: " + failure.getMessage());
        } else {
            refuse(413, "the body is longer than %d bytes".formatted(LARGEST_BODY));
        }
    }

    private void refuse(int status, String reason) {
        site.refused(value(new byte[0]), dev.gatecrash.http.Response.of(status), reason);
        // What is left of the body is not read.
        response.getHeaders().put("Connection", "close");
        Response.writeError(request, response, callback, status);
    }

    private dev.gatecrash.http.Request value(byte[] body) {
        URI uri = RequestTarget.uri(listener.base(), request.getHttpURI().getPathQuery());
        Map<String, List<String>> fields = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (HttpField field : request.getHeaders()) {
            fields.computeIfAbsent(field.getName(), name -> new ArrayList<>(1)).add(String.valueOf(field.getValue()));
        }
        return new dev.gatecrash.http.Request(
                request.getMethod(), uri, new Headers(fields), new String(body, StandardCharsets.UTF_8));
    }
}
