/** The battery: the list of all checks, and what carries them out one after the other. */
@NullMarked
package dev.gatecrash.internal.contract;

import org.jspecify.annotations.NullMarked;
