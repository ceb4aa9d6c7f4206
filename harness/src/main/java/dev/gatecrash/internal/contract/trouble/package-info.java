/** Checks of what a server makes of its issuer's changes: keys that move, introspection, outages, restarts. */
@NullMarked
package dev.gatecrash.internal.contract.trouble;

import org.jspecify.annotations.NullMarked;
