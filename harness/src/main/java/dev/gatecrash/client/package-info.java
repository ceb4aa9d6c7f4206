/**
 * Clients of an authorization server, and the ways to become one.
 *
 * <p>Values and the registry's window; validation is done by the registration endpoint.
 */
@NullMarked
package dev.gatecrash.client;

import org.jspecify.annotations.NullMarked;
