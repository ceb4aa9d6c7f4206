/**
 * What is expected of an MCP server, and what was found.
 *
 * <p>A {@link dev.gatecrash.check.Check} is one expectation with its clause and remedy. Carried out it becomes a
 * {@link dev.gatecrash.check.Finding} with a {@link dev.gatecrash.check.Verdict}; a {@link dev.gatecrash.check.Report} has all
 * of them. {@link dev.gatecrash.contract.McpServerContract} makes them; docs/checks.md lists every check.
 *
 * <p>Plain values; nothing here sends anything.
 */
@NullMarked
package dev.gatecrash.check;

import org.jspecify.annotations.NullMarked;
