/**
 * What OpenID Connect adds: claims about the user, and signing out.
 *
 * <p>Signing in is the authorization endpoint's.
 */
@NullMarked
package dev.gatecrash.internal.endpoint.openid;

import org.jspecify.annotations.NullMarked;
