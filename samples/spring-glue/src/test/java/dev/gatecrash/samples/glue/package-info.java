@NullMarked
package dev.gatecrash.samples.glue;

import org.jspecify.annotations.NullMarked;
