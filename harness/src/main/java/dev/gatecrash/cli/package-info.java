/**
 * The command line.
 *
 * <p>Parsing and printing; the work is done by the rooms below.
 */
@NullMarked
package dev.gatecrash.cli;

import org.jspecify.annotations.NullMarked;
