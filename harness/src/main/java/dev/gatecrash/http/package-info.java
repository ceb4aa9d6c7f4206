/**
 * HTTP as a test sees it: endpoints, requests, responses, exchanges.
 *
 * <p>{@link dev.gatecrash.http.Endpoint} names the places of an issuer, in {@code auth.url(TOKEN)}, in faults and in questions to
 * the journal. An {@link dev.gatecrash.http.Exchange} is a request, its answer and the reason for it.
 *
 * <p>Plain values; nothing here opens a socket.
 */
@NullMarked
package dev.gatecrash.http;

import org.jspecify.annotations.NullMarked;
