/** Tests over HTTP. */
@NullMarked
package dev.gatecrash.endpoint;

import org.jspecify.annotations.NullMarked;
