/** Ways to become a client and to prove it, over real HTTP. */
@NullMarked
package dev.gatecrash.registration;

import org.jspecify.annotations.NullMarked;
