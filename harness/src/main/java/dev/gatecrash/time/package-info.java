/**
 * The movable clock of an issuer: {@link dev.gatecrash.time.MovableClock}, which is {@code auth.clock()}.
 *
 * <p>It is a {@link java.time.Clock}. Hand it to the server under test, and both move together.
 *
 * <p>Nothing here waits: time moves when a test says so.
 */
@NullMarked
package dev.gatecrash.time;

import org.jspecify.annotations.NullMarked;
