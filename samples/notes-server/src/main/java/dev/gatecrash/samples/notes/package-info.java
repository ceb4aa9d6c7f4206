/**
 * A small MCP server whose tools need OAuth access tokens, as an example of a protected resource to put under test.
 *
 * <p>A request to the MCP endpoint passes {@link dev.gatecrash.samples.notes.OriginFilter}, {@link
 * dev.gatecrash.samples.notes.BearerTokenFilter}, {@link dev.gatecrash.samples.notes.ScopeFilter} and {@link
 * dev.gatecrash.samples.notes.SessionOwnerFilter}, in this order, before the MCP SDK sees it.
 */
@NullMarked
package dev.gatecrash.samples.notes;

import org.jspecify.annotations.NullMarked;
