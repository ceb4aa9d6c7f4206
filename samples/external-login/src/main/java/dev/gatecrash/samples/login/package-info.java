/**
 * An application that signs its users in by itself, and lets an OAuth provider ask it who they are.
 *
 * <p>It issues no token: that is the provider's part.
 */
@NullMarked
package dev.gatecrash.samples.login;

import org.jspecify.annotations.NullMarked;
