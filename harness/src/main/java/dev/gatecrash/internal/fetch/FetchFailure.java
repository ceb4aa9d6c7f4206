package dev.gatecrash.internal.fetch;

import java.io.IOException;

/** Why a URL gave no document; the message goes on after its name, as in "answered 404". */
public final class FetchFailure extends IOException {

    private static final long serialVersionUID = 1L;

    /** Says why. */
    public FetchFailure(String message) {
        super(message);
    }
}
