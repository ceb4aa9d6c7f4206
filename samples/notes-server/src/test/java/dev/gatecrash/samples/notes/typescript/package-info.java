/**
 * The official TypeScript SDK, as client of the notes server and as a server of its own, against our authorization
 * server. Needs Node.js and npm; without them the tests are skipped.
 */
@NullMarked
package dev.gatecrash.samples.notes.typescript;

import org.jspecify.annotations.NullMarked;
