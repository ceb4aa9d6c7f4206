package dev.gatecrash.internal.http;

import dev.gatecrash.http.Request;

/** What lives at a path of the host and answers every request below it. */
public interface Site {

    /** Answers one request. Called by many threads at once; must not throw. */
    Delivery handle(Request request);
}
