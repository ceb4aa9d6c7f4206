package dev.gatecrash.contract;

/** The battery could not begin, because no good token works; the message says what was tried and the likely cause. */
public final class ContractException extends RuntimeException {

    private static final long serialVersionUID = 1;

    ContractException(String message, Throwable cause) {
        super(message, cause);
    }
}
