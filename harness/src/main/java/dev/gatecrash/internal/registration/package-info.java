/**
 * Clients that register themselves (RFC 7591) and manage that (RFC 7592).
 *
 * <p>Decides what may be registered, and by whom; knows no HTTP but the tokens in it.
 */
@NullMarked
package dev.gatecrash.internal.registration;

import org.jspecify.annotations.NullMarked;
