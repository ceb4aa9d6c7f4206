package dev.gatecrash.check;

/** How much a clause demands (RFC 2119). */
public enum Level {
    /** A server that does otherwise is wrong: it fails. */
    MUST,
    /** A server that does otherwise should have a reason: it is warned. */
    SHOULD
}
