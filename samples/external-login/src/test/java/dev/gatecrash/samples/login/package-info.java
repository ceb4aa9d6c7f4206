@NullMarked
package dev.gatecrash.samples.login;

import org.jspecify.annotations.NullMarked;
