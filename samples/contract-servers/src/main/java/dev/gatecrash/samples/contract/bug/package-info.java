/** What a bug is. */
@NullMarked
package dev.gatecrash.samples.contract.bug;

import org.jspecify.annotations.NullMarked;
