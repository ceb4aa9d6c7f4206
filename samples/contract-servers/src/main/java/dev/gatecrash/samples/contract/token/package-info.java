/** What a token has to say: claims, audience, introspection, proof of possession. */
@NullMarked
package dev.gatecrash.samples.contract.token;

import org.jspecify.annotations.NullMarked;
