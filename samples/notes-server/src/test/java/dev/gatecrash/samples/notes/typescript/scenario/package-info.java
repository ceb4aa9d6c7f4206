/**
 * The situations of the MCP conformance suite's client scenarios, each set up with our API in a line or two and met by the
 * official TypeScript SDK. A test asserts of the client what the suite asserts of it.
 */
@NullMarked
package dev.gatecrash.samples.notes.typescript.scenario;

import org.jspecify.annotations.NullMarked;
