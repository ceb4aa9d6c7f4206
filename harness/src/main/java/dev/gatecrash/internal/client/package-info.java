/**
 * Clients of one issuer: registry, authentication, registration rules.
 *
 * <p>Decides who a client is, not what it may have.
 */
@NullMarked
package dev.gatecrash.internal.client;

import org.jspecify.annotations.NullMarked;
