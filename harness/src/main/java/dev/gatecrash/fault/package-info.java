/**
 * What goes wrong between a client and an issuer, or with the issuer itself.
 *
 * <p>{@link dev.gatecrash.fault.Faults}, which is {@code auth.faults()}, breaks the wire: the issuer does nothing wrong.
 * {@link dev.gatecrash.fault.Misbehaviour} breaks the protocol politely, on a good wire.
 *
 * <pre>{@code
 * auth.faults().on(JWKS).respond(503).times(3);
 * auth.misbehave(ISS_WRONG_ISSUER);
 * }</pre>
 *
 * <p>Says what shall go wrong and when; the server does it. Wrong tokens are {@link dev.gatecrash.token.Defect defects}.
 */
@NullMarked
package dev.gatecrash.fault;

import org.jspecify.annotations.NullMarked;
