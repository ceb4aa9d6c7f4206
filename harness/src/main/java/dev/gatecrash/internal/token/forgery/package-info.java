/**
 * Makes good tokens wrong, each in one named way, and serves what forged headers point to.
 *
 * <p>Mints nothing of its own: what was right about a token stays as it was.
 */
@NullMarked
package dev.gatecrash.internal.token.forgery;

import org.jspecify.annotations.NullMarked;
