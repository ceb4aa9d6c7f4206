package dev.gatecrash.key;

import java.security.KeyPair;

/**
 * A signing key of an issuer.
 *
 * @param id its {@code kid}
 * @param algorithm the one algorithm it is used with (RFC 8725 §3.1)
 * @param keyPair the pair; never shared with another living issuer
 */
public record SigningKey(String id, SigningAlgorithm algorithm, KeyPair keyPair) {

    @Override
    public String toString() {
        return "SigningKey[" + id + ", " + algorithm.value() + "]";
    }
}
