/**
 * The endpoint of somebody who is not the issuer.
 *
 * <p>Makes no documents: {@link dev.gatecrash.internal.token.attacker.Attacker} does.
 */
@NullMarked
package dev.gatecrash.internal.endpoint.attacker;

import org.jspecify.annotations.NullMarked;
