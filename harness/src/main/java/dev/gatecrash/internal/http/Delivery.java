package dev.gatecrash.internal.http;

import dev.gatecrash.http.Response;
import java.time.Duration;

/** How a response goes onto the wire. */
public sealed interface Delivery {

    /** Goes there. */
    void over(Wire wire);

    /**
     * Written whole and at once.
     *
     * @param response what to write
     */
    record Whole(Response response) implements Delivery {
        @Override
        public void over(Wire wire) {
            wire.whole(response);
        }
    }

    /**
     * Nothing at first, then another delivery.
     *
     * @param delay how long
     * @param then what comes then
     */
    record Late(Duration delay, Delivery then) implements Delivery {
        @Override
        public void over(Wire wire) {
            wire.late(delay, then);
        }
    }

    /**
     * The header at once, the body byte by byte.
     *
     * @param response what to write
     * @param pause before each byte
     */
    record Dripping(Response response, Duration pause) implements Delivery {
        @Override
        public void over(Wire wire) {
            wire.dripping(response, pause);
        }
    }

    /**
     * Spaces after the body.
     *
     * @param response what to write
     * @param size of all, in bytes
     */
    record Padded(Response response, long size) implements Delivery {
        @Override
        public void over(Wire wire) {
            wire.padded(response, size);
        }
    }

    /**
     * All of it under any {@code Content-Length}, then no more.
     *
     * @param response what to write
     * @param contentLength what the header says
     * @param ending of the connection
     */
    record Miscounted(Response response, long contentLength, Ending ending) implements Delivery {
        @Override
        public void over(Wire wire) {
            wire.miscounted(response, contentLength, ending);
        }
    }

    /**
     * Half of the header, then no more.
     *
     * @param response whose header
     * @param ending of the connection
     */
    record HalfHeader(Response response, Ending ending) implements Delivery {
        @Override
        public void over(Wire wire) {
            wire.halfHeader(response, ending);
        }
    }

    /**
     * Nothing.
     *
     * @param ending of the connection
     */
    record Nothing(Ending ending) implements Delivery {
        @Override
        public void over(Wire wire) {
            wire.nothing(ending);
        }
    }

    /** How a connection ends. */
    enum Ending {
        /** By FIN: all that was written arrives. */
        CLOSED,
        /** By RST: what was written may be lost. */
        RESET
    }
}
