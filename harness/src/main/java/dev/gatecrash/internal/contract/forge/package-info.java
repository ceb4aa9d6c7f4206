/** Forged tokens that no builder makes, bait that an attacker lays, and the causes from which much else follows. */
@NullMarked
package dev.gatecrash.internal.contract.forge;

import org.jspecify.annotations.NullMarked;
