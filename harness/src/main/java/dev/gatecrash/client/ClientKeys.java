package dev.gatecrash.client;

import java.net.URI;

/** The public keys with which a client signs its assertions ({@code private_key_jwt}; RFC 7591 §2, RFC 7523 §3). */
public sealed interface ClientKeys {

    /**
     * A JWK set (RFC 7517 §5) of public keys that the issuer is given.
     *
     * @param jwks the set as JSON
     */
    record Inline(String jwks) implements ClientKeys {}

    /**
     * A JWK set that the issuer fetches.
     *
     * @param uri where it is, https or http on loopback; kept as long as its HTTP headers allow, and fetched again when an
     *     assertion names a key it does not have
     */
    record At(URI uri) implements ClientKeys {}

    /** These keys, a JWK set as JSON. */
    static ClientKeys of(String jwks) {
        return new Inline(jwks);
    }

    /** The keys at this URL. */
    static ClientKeys at(URI jwksUri) {
        return new At(jwksUri);
    }
}
