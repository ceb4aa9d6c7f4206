/**
 * The journal's writing side.
 *
 * <p>Bounded, in memory, one an issuer.
 */
@NullMarked
package dev.gatecrash.internal.journal;

import org.jspecify.annotations.NullMarked;
