/** In what correct servers may differ. */
@NullMarked
package dev.gatecrash.samples.contract.profile;

import org.jspecify.annotations.NullMarked;
