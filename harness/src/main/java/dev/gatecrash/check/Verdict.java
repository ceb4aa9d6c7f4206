package dev.gatecrash.check;

import dev.gatecrash.http.Exchange;
import java.util.Locale;
import java.util.Optional;

/** How a check went. Immutable. */
public sealed interface Verdict {

    /** The server does what is expected. */
    record Passed() implements Verdict {}

    /**
     * The server does something that it should not, but may.
     *
     * @param expected what a right server does
     * @param actual what this one did
     * @param exchange what was sent and answered, if that is one exchange
     */
    record Warned(String expected, String actual, Optional<Exchange> exchange) implements Verdict {}

    /**
     * The server does something wrong.
     *
     * @param expected what a right server does
     * @param actual what this one did
     * @param exchange what was sent and answered, if that is one exchange
     */
    record Failed(String expected, String actual, Optional<Exchange> exchange) implements Verdict {}

    /**
     * The check does not apply to this server, or lacks something to apply it.
     *
     * @param reason why
     */
    record Skipped(String reason) implements Verdict {}

    /**
     * The check was carried out, and says nothing: the server stopped working meanwhile.
     *
     * @param reason why
     */
    record Inconclusive(String reason) implements Verdict {}

    /** The server does what is expected. */
    static Verdict passed() {
        return new Passed();
    }

    /** The check does not apply. */
    static Verdict skipped(String reason) {
        return new Skipped(reason);
    }

    /** The name in reports: {@code passed}, {@code warned}, {@code failed}, {@code skipped} or {@code inconclusive}. */
    default String value() {
        return getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    /** Whether the server was found to be wrong, or nearly so. */
    default boolean isFinding() {
        return this instanceof Failed || this instanceof Warned;
    }

    /** What a right server does, where this is a finding. */
    default Optional<String> expectation() {
        if (this instanceof Failed failed) {
            return Optional.of(failed.expected());
        }
        return this instanceof Warned warned ? Optional.of(warned.expected()) : Optional.empty();
    }

    /** What was seen instead, or why nothing was. */
    default Optional<String> observation() {
        if (this instanceof Failed failed) {
            return Optional.of(failed.actual());
        } else if (this instanceof Warned warned) {
            return Optional.of(warned.actual());
        } else if (this instanceof Skipped skipped) {
            return Optional.of(skipped.reason());
        }
        return this instanceof Inconclusive inconclusive ? Optional.of(inconclusive.reason()) : Optional.empty();
    }

    /** What was sent and answered, where this is a finding about one exchange. */
    default Optional<Exchange> evidence() {
        if (this instanceof Failed failed) {
            return failed.exchange();
        }
        return this instanceof Warned warned ? warned.exchange() : Optional.empty();
    }
}
