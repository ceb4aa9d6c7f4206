/**
 * What every check stands on: the server under test as it was found to be, conversations with it, and judgements.
 */
@NullMarked
package dev.gatecrash.internal.contract.bench;

import org.jspecify.annotations.NullMarked;
