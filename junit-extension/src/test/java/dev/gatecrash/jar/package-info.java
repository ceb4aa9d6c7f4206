@NullMarked
package dev.gatecrash.jar;

import org.jspecify.annotations.NullMarked;
