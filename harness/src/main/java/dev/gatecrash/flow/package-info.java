/**
 * A scripted MCP client, strict where the specification says a client must be.
 *
 * <pre>{@code
 * McpSession session = auth.flow().user("alice").scopes("notes:read").connect(server.url());
 * }</pre>
 *
 * <p>{@link dev.gatecrash.flow.Flow} goes all the way, {@link dev.gatecrash.flow.FlowRun} step by step, and
 * {@link dev.gatecrash.flow.McpRequest} sends one request with whatever token it is given. What breaks the protocol is a
 * {@link dev.gatecrash.flow.FlowException} that names step and clause.
 *
 * <p>A pure HTTP client: it never reaches into the authorization server, shows no page and follows no redirect.
 */
@NullMarked
package dev.gatecrash.flow;

import org.jspecify.annotations.NullMarked;
