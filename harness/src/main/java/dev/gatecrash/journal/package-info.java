/**
 * What an issuer saw and answered, in order.
 *
 * <p>{@link dev.gatecrash.journal.Journal}, which is {@code auth.journal()}, is asked for
 * {@link dev.gatecrash.journal.Exchanges}, which can be narrowed; a {@link dev.gatecrash.journal.Mark} separates before from after.
 *
 * <pre>{@code
 * assertThat(auth.journal().tokenRequests().forGrant("refresh_token").withStatus(200)).hasSize(1);
 * }</pre>
 *
 * <p>Reading only; the server writes it, before an answer leaves. Requests to the MCP server are in it only where a client told it
 * of them.
 */
@NullMarked
package dev.gatecrash.journal;

import org.jspecify.annotations.NullMarked;
