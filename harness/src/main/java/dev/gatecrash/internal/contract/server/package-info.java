/** Checks of what a caller may do: scopes and privileged calls, and proofs of possession. One file a family. */
@NullMarked
package dev.gatecrash.internal.contract.server;

import org.jspecify.annotations.NullMarked;
