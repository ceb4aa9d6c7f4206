/**
 * HTTP/1.1 exactly as a check wants it, right or wrong: raw targets, repeated and malformed headers, kept connections.
 *
 * <p>A client library would put right what is meant to be wrong.
 */
@NullMarked
package dev.gatecrash.internal.contract.wire;

import org.jspecify.annotations.NullMarked;
