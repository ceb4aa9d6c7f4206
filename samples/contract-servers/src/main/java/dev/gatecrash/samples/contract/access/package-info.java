/** Who is let in, and how it is said that somebody is not. */
@NullMarked
package dev.gatecrash.samples.contract.access;

import org.jspecify.annotations.NullMarked;
