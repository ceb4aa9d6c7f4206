/**
 * The documentation as it is held to the code: pages that are written from it, and links, commands and pictures that must
 * lead somewhere.
 */
@NullMarked
package dev.gatecrash.documentation;

import org.jspecify.annotations.NullMarked;
