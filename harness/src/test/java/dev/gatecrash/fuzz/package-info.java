/**
 * Inputs that a coverage-guided fuzzer makes up, and those that are kept: the profile {@code fuzz} runs Jazzer on the two
 * fuzzers here, and {@code CorpusTest} sends every input of the corpus in every build.
 */
@NullMarked
package dev.gatecrash.fuzz;

import org.jspecify.annotations.NullMarked;
