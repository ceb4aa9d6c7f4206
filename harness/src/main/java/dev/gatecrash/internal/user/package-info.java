/**
 * The users of one issuer.
 *
 * <p>No password is ever sent anywhere.
 */
@NullMarked
package dev.gatecrash.internal.user;

import org.jspecify.annotations.NullMarked;
