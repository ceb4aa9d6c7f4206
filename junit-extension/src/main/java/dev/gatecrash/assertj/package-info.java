/**
 * AssertJ assertions whose failures show the exchange they are about, secrets cut.
 *
 * <p>Looks at what is given; only the metadata of an authorization server is fetched.
 */
@NullMarked
package dev.gatecrash.assertj;

import org.jspecify.annotations.NullMarked;
