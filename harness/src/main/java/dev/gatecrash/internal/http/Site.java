package dev.gatecrash.internal.http;

import dev.gatecrash.http.Request;
import dev.gatecrash.http.Response;

/** What lives at a path of the host and answers every request below it. */
public interface Site {

    /** Answers one request. Called by many threads at once; must not throw. */
    Delivery handle(Request request);

    /** Learns of a request for it that was answered before its body was read to the end, and why. */
    default void refused(Request request, Response response, String reason) {}
}
