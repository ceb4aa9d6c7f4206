/**
 * Faults on the wire: what goes wrong between a client and an issuer that itself does nothing wrong.
 *
 * <p>Says what shall go wrong and when; the server does it.
 */
@NullMarked
package dev.gatecrash.fault;

import org.jspecify.annotations.NullMarked;
