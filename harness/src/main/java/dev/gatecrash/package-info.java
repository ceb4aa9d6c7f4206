/**
 * An OAuth 2.1 authorization server for tests, embedded: one object is one issuer.
 *
 * <p>Start with {@link dev.gatecrash.AuthorizationServer}. Not for production: loopback only, random keys, nothing
 * persisted.
 */
@NullMarked
package dev.gatecrash;

import org.jspecify.annotations.NullMarked;
