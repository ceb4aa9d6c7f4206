/**
 * Keys of somebody who is not the issuer, and the documents that publish them.
 *
 * <p>Forges nothing: who signs what with these keys is the forgery's business.
 */
@NullMarked
package dev.gatecrash.internal.token.attacker;

import org.jspecify.annotations.NullMarked;
