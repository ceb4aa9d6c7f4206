/** The form, the header, the keys and the signature of a JWT. */
@NullMarked
package dev.gatecrash.samples.contract.signature;

import org.jspecify.annotations.NullMarked;
