package dev.gatecrash.token;

import dev.gatecrash.key.SigningAlgorithm;
import java.net.URI;
import java.time.Duration;

/**
 * Mints tokens of one issuer in process, valid unless told otherwise.
 *
 * <p>Immutable: every call returns a new builder, so a base can be shared freely, also between threads.
 *
 * <pre>{@code
 * TokenBuilder good = auth.token().audience(server.url()).scope("notes:read");
 * Token expired = good.with(EXPIRED).mint();
 * }</pre>
 *
 * <p>Defaults: the issuer's first user as subject, {@code gatecrash-test} as client, the issuer's default audience, no
 * scope, the issuer's access token lifetime, key, algorithm and {@code typ}; a JWT unless the issuer's tokens are opaque.
 */
public interface TokenBuilder {

    /** The {@code sub} claim. */
    TokenBuilder subject(String subject);

    /** The {@code aud} claim: one value is a string, several are an array (RFC 7519 §4.1.3). */
    TokenBuilder audience(URI... audience);

    /** The {@code scope} claim (RFC 9068 §2.2.3). */
    TokenBuilder scope(String... values);

    /** The {@code client_id} claim (RFC 9068 §2.2). */
    TokenBuilder client(String id);

    /** How long it is valid from now on the issuer's clock; negative for a token that has already expired. */
    TokenBuilder lifetime(Duration lifetime);

    /** Sets any claim, over the standard ones. */
    TokenBuilder claim(String name, Object value);

    /** Leaves a claim out. */
    TokenBuilder without(String claim);

    /** Sets any header parameter, over the standard ones; {@code alg} is signed as stated only by {@link #algorithm}. */
    TokenBuilder header(String name, Object value);

    /** Signs with the newest published key of this algorithm, publishing one first if there is none. */
    TokenBuilder algorithm(SigningAlgorithm algorithm);

    /**
     * A random value that only introspection explains (RFC 7662), as if the issuer were built with
     * {@code opaqueAccessTokens()}.
     */
    TokenBuilder opaque();

    /** A JWT, whatever the issuer's own access tokens are. */
    TokenBuilder jwt();

    /**
     * Makes it wrong in these ways, whatever its claims are; defects add up.
     *
     * @throws IllegalArgumentException if one would undo another, such as two kinds of signature
     */
    TokenBuilder with(Defect... defects);

    /**
     * Signs and returns the token.
     *
     * @throws IllegalArgumentException if an opaque token is to have a defect that only a JWT can have
     */
    Token mint();
}
