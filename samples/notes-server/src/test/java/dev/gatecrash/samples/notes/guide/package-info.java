/** The examples of README and docs, as tests, and the test that compares the two. */
@NullMarked
package dev.gatecrash.samples.notes.guide;

import org.jspecify.annotations.NullMarked;
