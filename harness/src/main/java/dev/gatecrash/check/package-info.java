/**
 * What is expected of an MCP server, and what was found: checks, verdicts, findings, reports.
 *
 * <p>Plain values; nothing here sends anything.
 */
@NullMarked
package dev.gatecrash.check;

import org.jspecify.annotations.NullMarked;
