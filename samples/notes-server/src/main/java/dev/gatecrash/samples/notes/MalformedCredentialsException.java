package dev.gatecrash.samples.notes;

/** The {@code Authorization} header cannot be read; the message may be shown to the client. */
final class MalformedCredentialsException extends Exception {

    private static final long serialVersionUID = 1L;

    MalformedCredentialsException(String message) {
        super(message);
    }
}
