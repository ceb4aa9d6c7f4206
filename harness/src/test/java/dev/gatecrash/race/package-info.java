/** What must happen exactly once, asked for by many threads in the same moment. */
@NullMarked
package dev.gatecrash.race;

import org.jspecify.annotations.NullMarked;
