/** Tables of bad inputs, one an endpoint or grant: the exact status, error and way of the answer, and the clause. */
@NullMarked
package dev.gatecrash.refusal;

import org.jspecify.annotations.NullMarked;
