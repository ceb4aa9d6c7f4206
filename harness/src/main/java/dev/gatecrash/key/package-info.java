/**
 * Signing keys of an issuer: rotate, retire, withhold.
 *
 * <p>Only the server's own keys; keys of clients are not kept here.
 */
@NullMarked
package dev.gatecrash.key;

import org.jspecify.annotations.NullMarked;
