/**
 * Authorization servers for JUnit Jupiter tests: injected, closed in time, their journals shown when a test fails.
 *
 * <p>Begin with {@link dev.gatecrash.junit.WithAuthorizationServer}; for settings there is
 * {@link dev.gatecrash.junit.AuthorizationServerExtension}, for several issuers {@link dev.gatecrash.junit.Issuer}, for the contract
 * battery {@link dev.gatecrash.junit.ContractTests}.
 *
 * <p>Runs on JUnit 5.10 and everything newer; asserts nothing, which is the job of {@link dev.gatecrash.assertj}.
 */
@NullMarked
package dev.gatecrash.junit;

import org.jspecify.annotations.NullMarked;
