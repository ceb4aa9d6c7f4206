package dev.gatecrash.samples.notes;

/** The issuer's keys cannot be had, so that no token can be judged. */
final class IssuerUnavailableException extends Exception {

    private static final long serialVersionUID = 1L;

    IssuerUnavailableException(Throwable cause) {
        super("The keys of the authorization server cannot be read", cause);
    }
}
