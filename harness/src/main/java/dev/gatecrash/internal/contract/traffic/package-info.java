/** Checks of what lies beyond one good or bad token: other methods and paths, connections, sessions, load, leaks. One file a family. */
@NullMarked
package dev.gatecrash.internal.contract.traffic;

import org.jspecify.annotations.NullMarked;
