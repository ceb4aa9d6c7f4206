package dev.gatecrash.assertj;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Says what the message of a failing assertion must begin with. */
final class Mismatches {

    private Mismatches() {}

    static void assertMismatch(ThrowingCallable assertion, String expected, String got) {
        assertThatThrownBy(assertion)
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("\nexpected  " + expected + "\ngot       " + got + "\n");
    }
}
