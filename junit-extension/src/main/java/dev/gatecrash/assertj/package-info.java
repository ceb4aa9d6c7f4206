/**
 * AssertJ assertions whose failures show the exchange they are about, secrets cut.
 *
 * <pre>{@code
 * assertThat(auth).received(TOKEN).once().withParameter("resource");
 * assertThat(response).isUnauthorized().hasChallengeError("invalid_token").hasResourceMetadata();
 * }</pre>
 *
 * <p>Import {@link dev.gatecrash.assertj.GatecrashAssertions}{@code .assertThat} beside AssertJ's own.
 *
 * <p>Looks at what is given; only the metadata of an authorization server is fetched.
 */
@NullMarked
package dev.gatecrash.assertj;

import org.jspecify.annotations.NullMarked;
