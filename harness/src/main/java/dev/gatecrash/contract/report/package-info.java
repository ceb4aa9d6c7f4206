/**
 * What the contract battery found, written for machines and for people.
 *
 * <p>Plain text out of a {@link dev.gatecrash.check.Report}; nothing here opens a file.
 */
@NullMarked
package dev.gatecrash.contract.report;

import org.jspecify.annotations.NullMarked;
