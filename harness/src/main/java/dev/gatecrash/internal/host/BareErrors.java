package dev.gatecrash.internal.host;

import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Errors of the wire itself: the status and nothing else, so that no input and no stack trace is shown. */
final class BareErrors implements Request.Handler {

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        response.getHeaders().put("Cache-Control", "no-store");
        response.write(true, java.nio.ByteBuffer.allocate(0), callback);
        return true;
    }
}
