/**
 * Grants that take a token or an assertion and give another: token exchange, and JWT bearer.
 *
 * <p>Decides only; nothing is minted here.
 */
@NullMarked
package dev.gatecrash.internal.grant.exchange;

import org.jspecify.annotations.NullMarked;
