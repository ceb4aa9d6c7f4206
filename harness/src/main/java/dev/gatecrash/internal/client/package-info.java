/**
 * Clients of one issuer: registry, lookup, authentication, documents.
 *
 * <p>Decides who a client is, not what it may have.
 */
@NullMarked
package dev.gatecrash.internal.client;

import org.jspecify.annotations.NullMarked;
