/** An MCP server on Quarkus, protected by its OIDC extension as an OAuth resource server. */
@NullMarked
package dev.gatecrash.samples.quarkus;

import org.jspecify.annotations.NullMarked;
