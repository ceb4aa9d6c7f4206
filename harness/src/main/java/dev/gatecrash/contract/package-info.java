/**
 * The contract battery: attacks an MCP server with credentials that should not work, and says clause by clause what is wrong.
 *
 * <p>Like the root package it opens the workshops.
 */
@NullMarked
package dev.gatecrash.contract;

import org.jspecify.annotations.NullMarked;
