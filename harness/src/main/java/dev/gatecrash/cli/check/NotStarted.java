package dev.gatecrash.cli.check;

/** The server under test did not start, or gave no answer in time. */
final class NotStarted extends Exception {

    private static final long serialVersionUID = 1;

    NotStarted(String message) {
        super(message);
    }
}
