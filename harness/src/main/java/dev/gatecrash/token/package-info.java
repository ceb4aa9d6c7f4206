/**
 * Tokens for tests: valid by default, wrong in one named way on request.
 *
 * <p>Minting happens in process; nothing here talks HTTP.
 */
@NullMarked
package dev.gatecrash.token;

import org.jspecify.annotations.NullMarked;
