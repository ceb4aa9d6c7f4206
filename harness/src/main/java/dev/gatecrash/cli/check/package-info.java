/**
 * The commands about the contract battery.
 *
 * <p>Parsing, starting and printing; the work is done by the rooms below.
 */
@NullMarked
package dev.gatecrash.cli.check;

import org.jspecify.annotations.NullMarked;
