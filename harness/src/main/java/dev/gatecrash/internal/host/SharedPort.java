package dev.gatecrash.internal.host;

import dev.gatecrash.fault.WrongCertificate;
import dev.gatecrash.internal.fault.IssuerPort;

/** The port that issuers share: what one would do to it would happen to all, so none may. */
final class SharedPort implements IssuerPort {

    @Override
    public boolean isShared() {
        return true;
    }

    @Override
    public void refuse() {
        throw new IllegalStateException("this issuer shares its port with others, which would be refused too;"
                + " build it with issuerWithoutPath() or port(0); see docs/outages.md#before-any-request");
    }

    @Override
    public void present(WrongCertificate certificate) {
        throw new IllegalStateException("this issuer speaks plain http and has no certificate; build it with tls();"
                + " see docs/outages.md#before-any-request");
    }

    @Override
    public void restore() {
        // Nothing can have been done to it.
    }
}
