/** The Model Context Protocol, as far as a server with three tools needs it. */
@NullMarked
package dev.gatecrash.samples.contract.mcp;

import org.jspecify.annotations.NullMarked;
