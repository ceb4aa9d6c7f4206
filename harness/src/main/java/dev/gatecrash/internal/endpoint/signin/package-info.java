/**
 * The pages and calls between an authorization request and its code: sign-in, consent, and the bridge to an application's own
 * sign-in.
 *
 * <p>Each endpoint does its part and asks {@link dev.gatecrash.internal.endpoint.authorization.Steps} what comes next.
 */
@NullMarked
package dev.gatecrash.internal.endpoint.signin;

import org.jspecify.annotations.NullMarked;
