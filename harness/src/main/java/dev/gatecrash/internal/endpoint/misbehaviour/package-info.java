/**
 * What misbehaviours make of an endpoint's answers and of a grant's decision, one table a family.
 *
 * <p>Which of them are on is not known here but in the conduct; the endpoints stay honest.
 */
@NullMarked
package dev.gatecrash.internal.endpoint.misbehaviour;

import org.jspecify.annotations.NullMarked;
