/** Checks of how credentials travel and how the server answers, one file a family. */
@NullMarked
package dev.gatecrash.internal.contract.http;

import org.jspecify.annotations.NullMarked;
