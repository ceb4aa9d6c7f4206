/**
 * What probably went wrong, told from what an issuer saw: one rule for each way in which a newcomer fails.
 *
 * <p>It is the line {@code likely} of a failed assertion. To ask for it, write {@code auth.likelyCauses()} or
 * {@code response.likelyCauses()}; {@link dev.gatecrash.diagnosis.Diagnosis} is what both of them do. docs/likely-causes.md
 * explains each cause.
 *
 * <p>Reads journals, changes nothing, sends nothing; what it says is a guess.
 */
@NullMarked
package dev.gatecrash.diagnosis;

import org.jspecify.annotations.NullMarked;
