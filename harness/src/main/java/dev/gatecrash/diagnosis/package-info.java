/**
 * What probably went wrong, told from what an issuer saw: one rule for each way in which a newcomer fails.
 *
 * <p>Reads journals, changes nothing, sends nothing.
 */
@NullMarked
package dev.gatecrash.diagnosis;

import org.jspecify.annotations.NullMarked;
