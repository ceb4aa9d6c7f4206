package dev.gatecrash.internal.key;

import com.nimbusds.jose.JWSObject;
import dev.gatecrash.internal.fetch.FetchFailure;

/** Says whether a signature was made by one of an issuer's published keys. */
@FunctionalInterface
public interface SignatureCheck {

    /** Whether one of the keys made this signature, by its own algorithm; fails if the keys cannot be had. */
    boolean verifies(JWSObject jws) throws FetchFailure;
}
