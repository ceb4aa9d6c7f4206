package dev.gatecrash.journal;

/**
 * What was awaited did not come in time. The message says what was awaited, for how long, and what came instead.
 */
public final class AwaitException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** With this message. */
    public AwaitException(String message) {
        super(message);
    }
}
