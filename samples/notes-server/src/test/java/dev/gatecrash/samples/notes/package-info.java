@NullMarked
package dev.gatecrash.samples.notes;

import org.jspecify.annotations.NullMarked;
