package dev.gatecrash.fault;

import java.time.Duration;

/** A response in place of the endpoint's, which holds already and can be completed. Thread-safe. */
public interface ActiveResponse extends ActiveFault {

    /** Adds {@code Retry-After} in seconds (RFC 9110 §10.2.3); parts of a second are rounded up. */
    ActiveResponse retryAfter(Duration delay);

    /** Adds a header field, or replaces the one of this name. */
    ActiveResponse header(String name, String value);

    /** Sets the body, which is empty unless set. */
    ActiveResponse body(String contentType, String text);
}
