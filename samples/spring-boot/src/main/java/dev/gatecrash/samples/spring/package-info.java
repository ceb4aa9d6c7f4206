/** An MCP server on Spring Boot, protected by Spring Security as an OAuth resource server. */
@NullMarked
package dev.gatecrash.samples.spring;

import org.jspecify.annotations.NullMarked;
