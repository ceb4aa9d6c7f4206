package dev.gatecrash.internal.host;

import dev.gatecrash.internal.http.Site;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Promise;
import org.eclipse.jetty.util.thread.Invocable.InvocationType;

/** Finds the site of a request, and lets it in when its body has arrived whole. */
final class FrontDoor extends Handler.Abstract {

    private final Function<Connector, Optional<OpenPort>> listeners;

    FrontDoor(Function<Connector, Optional<OpenPort>> listeners) {
        this.listeners = listeners;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        Optional<OpenPort> listener =
                listeners.apply(request.getConnectionMetaData().getConnector());
        String path = String.valueOf(request.getHttpURI().getPath());
        Optional<Site> site = listener.flatMap(l -> l.router().find(path));
        if (listener.isEmpty() || site.isEmpty()) {
            Response.writeError(request, response, callback, 404);
            return true;
        }
        Visit visit = new Visit(listener.get(), site.get(), request, response, callback);
        if (request.getLength() == 0) {
            visit.arrived(new byte[0]);
        } else {
            // No thread waits for a body: a few hundred slow clients would keep everybody else out.
            Content.Source.asByteArrayAsync(
                    request,
                    Visit.LARGEST_BODY,
                    Promise.Invocable.from(InvocationType.BLOCKING, visit::arrived, visit::broken));
        }
        return true;
    }
}
