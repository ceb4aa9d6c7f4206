/**
 * The commands about the contract battery: {@code check} attacks a server, {@code checks} lists what it looks for.
 *
 * <p>No API for programs, which have {@link dev.gatecrash.contract.McpServerContract}. The options are explained in
 * docs/contract-battery.md.
 *
 * <p>Parsing, starting and printing; the work is done by the rooms below.
 */
@NullMarked
package dev.gatecrash.cli.check;

import org.jspecify.annotations.NullMarked;
