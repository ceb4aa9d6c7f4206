/**
 * What Gatecrash costs, as ratios to a floor measured in the same run: a bare signature, a bare Jetty, or both.
 *
 * <p>Built and run by the Maven profile {@code benchmark} only; see docs/benchmarks.md.
 */
@NullMarked
package dev.gatecrash.benchmark;

import org.jspecify.annotations.NullMarked;
