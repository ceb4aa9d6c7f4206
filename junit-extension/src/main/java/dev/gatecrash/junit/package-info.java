/**
 * Authorization servers for JUnit Jupiter tests: injected, closed in time, their journals shown when a test fails.
 *
 * <p>Runs on JUnit 5.10 and everything newer; asserts nothing, which is the job of {@code dev.gatecrash.assertj}.
 */
@NullMarked
package dev.gatecrash.junit;

import org.jspecify.annotations.NullMarked;
