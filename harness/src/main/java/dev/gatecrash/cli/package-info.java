/**
 * The command line: {@code java -jar gatecrash-harness.jar serve}, for those who have no Java code.
 *
 * <p>Options and files are explained in docs/command-line.md. {@link dev.gatecrash.cli.Main} is the class that the jar starts;
 * it is no API for programs, which have {@link dev.gatecrash.AuthorizationServer}.
 *
 * <p>Parsing and printing; the work is done by the rooms below.
 */
@NullMarked
package dev.gatecrash.cli;

import org.jspecify.annotations.NullMarked;
