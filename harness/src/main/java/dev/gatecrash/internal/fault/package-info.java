/**
 * Which request meets which fault, and what the fault makes of the answer.
 *
 * <p>Opens no socket; the host carries out what is decided here.
 */
@NullMarked
package dev.gatecrash.internal.fault;

import org.jspecify.annotations.NullMarked;
