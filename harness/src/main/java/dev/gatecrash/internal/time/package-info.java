/** What is kept until its time by the issuer's clock. */
@NullMarked
package dev.gatecrash.internal.time;

import org.jspecify.annotations.NullMarked;
