package dev.gatecrash.internal.http;

import dev.gatecrash.http.Response;

/** How a response goes onto the wire. */
public sealed interface Delivery {

    /**
     * Written whole and at once.
     *
     * @param response what to write
     */
    record Whole(Response response) implements Delivery {}
}
