/**
 * Exchanges for a person to look at: sequence diagrams as text, and pages of HTML.
 *
 * <p>A page is one file: no script, nothing loaded from elsewhere, everything escaped.
 */
@NullMarked
package dev.gatecrash.report;

import org.jspecify.annotations.NullMarked;
