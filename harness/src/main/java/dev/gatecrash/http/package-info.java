/**
 * HTTP as a test sees it: endpoints, requests, responses, exchanges.
 *
 * <p>Plain values; nothing here opens a socket.
 */
@NullMarked
package dev.gatecrash.http;

import org.jspecify.annotations.NullMarked;
