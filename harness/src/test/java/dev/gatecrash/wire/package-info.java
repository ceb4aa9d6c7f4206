/** Tests over HTTP. */
@NullMarked
package dev.gatecrash.wire;

import org.jspecify.annotations.NullMarked;
