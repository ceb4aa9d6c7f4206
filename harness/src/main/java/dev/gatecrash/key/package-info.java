/**
 * Signing keys of an issuer: rotate, retire, withhold, stand beside junk.
 *
 * <p>{@link dev.gatecrash.key.SigningKeys} is {@code auth.keys()}; {@link dev.gatecrash.key.JunkKey} is what a careless verifier
 * chokes on. docs/key-rotation.md shows how a server is tested with them.
 *
 * <p>Only the server's own keys; keys of clients are {@link dev.gatecrash.client.ClientKeys}.
 */
@NullMarked
package dev.gatecrash.key;

import org.jspecify.annotations.NullMarked;
