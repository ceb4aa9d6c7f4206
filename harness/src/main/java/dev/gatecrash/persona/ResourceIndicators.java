package dev.gatecrash.persona;

/** What a provider does with the {@code resource} parameter (RFC 8707). */
public enum ResourceIndicators {
    /** It becomes the audience. */
    HONOURED,
    /** It is accepted and has no effect: the audience is the default one. */
    IGNORED,
    /** A request that has it is refused with {@code invalid_target}. */
    REJECTED
}
