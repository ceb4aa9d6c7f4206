/**
 * Dialects of real providers: what differs from the standard server, as data, one file a provider.
 *
 * <p>A persona changes how things look, never whether they are checked.
 */
@NullMarked
package dev.gatecrash.persona;

import org.jspecify.annotations.NullMarked;
