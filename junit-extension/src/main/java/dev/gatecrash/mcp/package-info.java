/**
 * Authorized clients of the MCP Java SDK, for tests that call a server with the client that its users have.
 *
 * <p>{@link dev.gatecrash.mcp.GatecrashTransports} makes their transports; docs/mcp-java-sdk.md shows them.
 *
 * <p>Needs the MCP Java SDK ({@code mcp-core} 2.1), which the test brings; nothing else in Gatecrash does.
 */
@NullMarked
package dev.gatecrash.mcp;

import org.jspecify.annotations.NullMarked;
