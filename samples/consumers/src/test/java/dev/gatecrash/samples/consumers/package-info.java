@NullMarked
package dev.gatecrash.samples.consumers;

import org.jspecify.annotations.NullMarked;
