/**
 * The only place where tokens are minted, stored, revoked and forged.
 *
 * <p>Decides nothing: grants do.
 */
@NullMarked
package dev.gatecrash.internal.token;

import org.jspecify.annotations.NullMarked;
