/** MCP servers that are right but different, and one that can be wrong in one way at a time. */
@NullMarked
package dev.gatecrash.samples.contract;

import org.jspecify.annotations.NullMarked;
