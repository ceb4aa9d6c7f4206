/**
 * The contract battery: attacks an MCP server with credentials that should not work, and says clause by clause what is wrong.
 *
 * <pre>{@code
 * Report report = McpServerContract.of(server.url(), auth).scopes("notes:read").run();
 *
 * assertThat(report.failed()).as(report.describe()).isEmpty();
 * }</pre>
 *
 * <p>Begin with {@link dev.gatecrash.contract.McpServerContract}; {@code ContractTests} of {@code dev.gatecrash.junit} makes a
 * test of each check. docs/contract-battery.md says how to read the result, docs/checks-left-out.md what it does not look at.
 *
 * <p>Like the root package it opens the workshops. It does not move the clock, and calls no tool but those it is told of.
 */
@NullMarked
package dev.gatecrash.contract;

import org.jspecify.annotations.NullMarked;
