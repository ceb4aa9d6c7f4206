/**
 * What an issuer saw and answered, in order.
 *
 * <p>Reading only; the server writes it.
 */
@NullMarked
package dev.gatecrash.journal;

import org.jspecify.annotations.NullMarked;
