/**
 * Exchanges for a person to look at: sequence diagrams as text, and pages of HTML.
 *
 * <p>{@code auth.journal().diagram()} and {@code writeReport(path)} are the short ways;
 * {@link dev.gatecrash.report.ReportPage} puts pages of your own together.
 *
 * <p>A page is one file: no script, nothing loaded from elsewhere, everything escaped. It shows tokens and secrets whole.
 */
@NullMarked
package dev.gatecrash.report;

import org.jspecify.annotations.NullMarked;
