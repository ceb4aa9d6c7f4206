/**
 * A scripted MCP client, strict where the specification says a client must be.
 *
 * <p>A pure HTTP client: it never reaches into the authorization server.
 */
@NullMarked
package dev.gatecrash.flow;

import org.jspecify.annotations.NullMarked;
