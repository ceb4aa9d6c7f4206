/** Bugs in the judgement of a token. */
@NullMarked
package dev.gatecrash.samples.contract.bug.token;

import org.jspecify.annotations.NullMarked;
