/** Proofs of possession (RFC 9449), good and bad, as the battery presents them; knows requests and nothing of checks. */
@NullMarked
package dev.gatecrash.internal.contract.proof;

import org.jspecify.annotations.NullMarked;
