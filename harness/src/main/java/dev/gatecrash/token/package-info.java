/**
 * Tokens for tests: valid by default, wrong in one named way on request.
 *
 * <pre>{@code
 * TokenBuilder good = auth.token().audience(server.url()).scope("notes:read");
 * Token expired = good.with(EXPIRED).mint();
 * }</pre>
 *
 * <p>{@link dev.gatecrash.token.TokenBuilder} sets claims and header, {@link dev.gatecrash.token.Defect} names what can be wrong, and
 * {@link dev.gatecrash.token.Lifetimes} says how long what is given out works.
 *
 * <p>Minting happens in process; nothing here talks HTTP.
 */
@NullMarked
package dev.gatecrash.token;

import org.jspecify.annotations.NullMarked;
