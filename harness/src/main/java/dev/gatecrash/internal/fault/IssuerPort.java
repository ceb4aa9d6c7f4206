package dev.gatecrash.internal.fault;

import dev.gatecrash.fault.WrongCertificate;

/** The port that an issuer listens on, as far as faults go. */
public interface IssuerPort {

    /** Whether other issuers listen on it too. */
    boolean isShared();

    /** Closes it and its connections; the number stays reserved. */
    void refuse();

    /** Presents this certificate, and closes the connections that have seen another. */
    void present(WrongCertificate certificate);

    /** Opens it again and presents the right certificate; nothing happens if nothing was wrong. */
    void restore();
}
