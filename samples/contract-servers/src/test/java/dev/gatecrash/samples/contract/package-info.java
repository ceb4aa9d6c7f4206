@NullMarked
package dev.gatecrash.samples.contract;

import org.jspecify.annotations.NullMarked;
