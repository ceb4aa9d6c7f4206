@NullMarked
package dev.gatecrash.persona;

import org.jspecify.annotations.NullMarked;
