package dev.gatecrash.internal.key;

import com.nimbusds.jose.JWSObject;

/** Says whether a signature was made by one of an issuer's published keys. */
@FunctionalInterface
public interface SignatureCheck {

    /** Whether one of the keys made this signature, by its own algorithm. */
    boolean verifies(JWSObject jws);
}
