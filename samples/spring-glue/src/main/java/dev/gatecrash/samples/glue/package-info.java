/** The least that is a resource server: whoever has a token may ask who it is. */
@NullMarked
package dev.gatecrash.samples.glue;

import org.jspecify.annotations.NullMarked;
