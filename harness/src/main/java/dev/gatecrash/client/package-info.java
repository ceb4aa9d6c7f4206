/**
 * Clients of an authorization server, and the ways to become one.
 *
 * <p>A {@link dev.gatecrash.client.Client} is a value: give it to the builder, or register it through
 * {@link dev.gatecrash.client.Clients}, which is {@code auth.clients()} and also hosts client ID metadata documents. Which of the
 * ways an issuer offers is a set of {@link dev.gatecrash.client.Registration}.
 *
 * <p>Values and the registry's window; what a client sends is checked by the registration endpoint.
 */
@NullMarked
package dev.gatecrash.client;

import org.jspecify.annotations.NullMarked;
