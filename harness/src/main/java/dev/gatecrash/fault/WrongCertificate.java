package dev.gatecrash.fault;

/** A certificate that a careful client refuses for exactly one reason (RFC 5280 §6, RFC 9525 §6). */
public enum WrongCertificate {
    /** It expired an hour ago. */
    EXPIRED,
    /** It is for the host {@code wrong.example}. */
    WRONG_HOST,
    /** It was signed by an authority that nobody trusts. */
    UNKNOWN_AUTHORITY
}
