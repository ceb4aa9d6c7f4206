/** Checks that need something of the authorization server too: keys that move, introspection, outages. One file a family. */
@NullMarked
package dev.gatecrash.internal.contract.server;

import org.jspecify.annotations.NullMarked;
