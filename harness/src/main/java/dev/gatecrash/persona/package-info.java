/**
 * Dialects of real providers: what differs from the standard server, as data, one file a provider.
 *
 * <p>{@link dev.gatecrash.persona.Personas} has them all, for {@code builder().persona(Personas.OKTA)}. One of your own implements
 * {@link dev.gatecrash.persona.Persona} and overrides what differs. docs/personas.md compares them.
 *
 * <p>A persona changes how things look, never whether they are checked, and is no copy of the provider.
 */
@NullMarked
package dev.gatecrash.persona;

import org.jspecify.annotations.NullMarked;
