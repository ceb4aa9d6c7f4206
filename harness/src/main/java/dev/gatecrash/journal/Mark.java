package dev.gatecrash.journal;

/**
 * A place in a journal: {@link Journal#since(Mark)} is what came after. It stays good when the journal drops or forgets
 * exchanges. Immutable.
 *
 * @param received how many exchanges had been received
 */
public record Mark(long received) {}
