/**
 * What the contract battery found, written for machines and for people:
 * {@link dev.gatecrash.contract.report.ReportFormat} has text, JSON, JUnit XML, SARIF and HTML.
 *
 * <p>Plain text out of a {@link dev.gatecrash.check.Report}; nothing here opens a file. JSON and HTML have the exchanges whole,
 * with their tokens.
 */
@NullMarked
package dev.gatecrash.contract.report;

import org.jspecify.annotations.NullMarked;
