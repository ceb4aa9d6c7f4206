/**
 * The movable clock of an issuer.
 *
 * <p>Nothing here waits: time moves when a test says so.
 */
@NullMarked
package dev.gatecrash.time;

import org.jspecify.annotations.NullMarked;
