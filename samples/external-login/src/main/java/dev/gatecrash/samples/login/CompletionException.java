package dev.gatecrash.samples.login;

/** The provider did not take what it was told. */
final class CompletionException extends Exception {

    private static final long serialVersionUID = 1L;

    CompletionException(String message) {
        super(message);
    }
}
