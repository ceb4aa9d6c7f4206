/** Checks of what is in a token, one file a family. */
@NullMarked
package dev.gatecrash.internal.contract.token;

import org.jspecify.annotations.NullMarked;
