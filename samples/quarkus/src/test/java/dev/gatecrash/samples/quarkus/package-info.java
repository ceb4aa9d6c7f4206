@NullMarked
package dev.gatecrash.samples.quarkus;

import org.jspecify.annotations.NullMarked;
