package dev.gatecrash.junit;

import org.jspecify.annotations.Nullable;

/** Closes one thing after the other, whatever happens; the first failure is thrown at the end, with the others in it. */
final class Closing {

    private @Nullable RuntimeException failure;

    void run(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException e) {
            if (failure == null) {
                failure = e;
            } else {
                failure.addSuppressed(e);
            }
        }
    }

    void finish() {
        if (failure != null) {
            throw failure;
        }
    }
}
