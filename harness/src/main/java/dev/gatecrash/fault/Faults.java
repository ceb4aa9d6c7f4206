package dev.gatecrash.fault;

import dev.gatecrash.http.Endpoint;

/**
 * What shall go wrong on the wire of one issuer.
 *
 * <pre>{@code
 * auth.faults().on(JWKS).respond(503).times(3);
 * auth.faults().on(TOKEN).forClient("svc").respond(429).retryAfter(Duration.ofSeconds(5));
 * auth.faults().on(METADATA).script(respond(503), respond(503), pass());
 * auth.faults().everywhere().resetConnection();
 * auth.faults().clear();
 * }</pre>
 *
 * <p>A fault holds from the call that names it until its conditions end it, until {@link ActiveFault#lift()}, until
 * {@link #clear()}, or until the issuer is reset or closed. One request meets one fault at most: of those whose
 * conditions it fulfils, the one that was set first. CORS preflights meet none. The journal's reason names the fault; what
 * fails before a request is read, as {@link #refuseConnections()} and {@link #presentCertificate} make it, is in no
 * journal. Clients may repeat a request on their own when a connection breaks, and every repetition counts. Thread-safe;
 * counts are exact, however many requests arrive at once.
 */
public interface Faults {

    /** Chooses requests to these endpoints. */
    FaultTarget on(Endpoint endpoint, Endpoint... more);

    /** Chooses every request to this issuer, also to paths where there is nothing. */
    FaultTarget everywhere();

    /**
     * Closes the issuer's port and its connections, until {@link #clear()}: who connects is refused. The port stays
     * reserved.
     *
     * @throws IllegalStateException if the issuer has no port of its own
     */
    void refuseConnections();

    /**
     * Presents this certificate to whoever connects from now on, until {@link #clear()}; connections that are open are
     * closed.
     *
     * @throws IllegalStateException if the issuer does not speak TLS
     */
    void presentCertificate(WrongCertificate certificate);

    /** Ends all faults. Responses that are late already stay late. */
    void clear();
}
