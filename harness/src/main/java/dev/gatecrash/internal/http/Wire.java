package dev.gatecrash.internal.http;

import dev.gatecrash.http.Response;
import java.time.Duration;

/** What can be done with a response on its way to the client; one method a kind of {@link Delivery}. */
public interface Wire {

    /** See {@link Delivery.Whole}. */
    void whole(Response response);

    /** See {@link Delivery.Late}. */
    void late(Duration wait, Delivery then);

    /** See {@link Delivery.Dripping}. */
    void dripping(Response response, Duration pause);

    /** See {@link Delivery.Padded}. */
    void padded(Response response, long size);

    /** See {@link Delivery.Miscounted}. */
    void miscounted(Response response, long contentLength, Delivery.Ending ending);

    /** See {@link Delivery.HalfHeader}. */
    void halfHeader(Response response, Delivery.Ending ending);

    /** See {@link Delivery.Nothing}. */
    void nothing(Delivery.Ending ending);
}
