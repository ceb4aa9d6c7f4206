/** Bugs in what is asked and answered around the token. */
@NullMarked
package dev.gatecrash.samples.contract.bug.http;

import org.jspecify.annotations.NullMarked;
