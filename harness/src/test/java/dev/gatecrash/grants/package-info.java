@NullMarked
package dev.gatecrash.grants;

import org.jspecify.annotations.NullMarked;
