@NullMarked
package dev.gatecrash.flow;

import org.jspecify.annotations.NullMarked;
