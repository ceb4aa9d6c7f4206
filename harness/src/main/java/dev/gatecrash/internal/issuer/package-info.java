/**
 * The object graph of one issuer, and its settings.
 *
 * <p>The only place where the rooms are wired together.
 */
@NullMarked
package dev.gatecrash.internal.issuer;

import org.jspecify.annotations.NullMarked;
