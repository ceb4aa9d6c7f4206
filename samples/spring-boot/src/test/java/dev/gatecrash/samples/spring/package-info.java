@NullMarked
package dev.gatecrash.samples.spring;

import org.jspecify.annotations.NullMarked;
