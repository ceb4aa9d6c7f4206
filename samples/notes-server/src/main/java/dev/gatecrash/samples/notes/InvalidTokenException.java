package dev.gatecrash.samples.notes;

/** The token must not be accepted; the message may be shown to the client. */
final class InvalidTokenException extends Exception {

    private static final long serialVersionUID = 1L;

    InvalidTokenException(String message, Throwable cause) {
        super(message, cause);
    }
}
