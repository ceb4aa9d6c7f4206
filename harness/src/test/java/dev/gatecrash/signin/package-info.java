@NullMarked
package dev.gatecrash.signin;

import org.jspecify.annotations.NullMarked;
