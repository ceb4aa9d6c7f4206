/**
 * Key pairs, made ahead of need, and the rotation of one issuer's keys.
 *
 * <p>No key is ever shared by two living issuers.
 */
@NullMarked
package dev.gatecrash.internal.key;

import org.jspecify.annotations.NullMarked;
