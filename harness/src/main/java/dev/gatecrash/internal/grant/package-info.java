/**
 * One class a grant type; each decides subject, scope and audience.
 *
 * <p>Nothing is minted here.
 */
@NullMarked
package dev.gatecrash.internal.grant;

import org.jspecify.annotations.NullMarked;
