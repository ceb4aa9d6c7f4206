/**
 * One class an endpoint, and the list of them.
 *
 * <p>Parses with the OAuth SDK's message classes and answers; keeps no state.
 */
@NullMarked
package dev.gatecrash.internal.endpoint;

import org.jspecify.annotations.NullMarked;
