/** Runs tests many times in one JVM and compares what came of each; see CONTRIBUTING.md. */
@NullMarked
package dev.gatecrash.repeat;

import org.jspecify.annotations.NullMarked;
