@NullMarked
package dev.gatecrash.cli;

import org.jspecify.annotations.NullMarked;
