package dev.gatecrash.http;

import java.util.Optional;

/**
 * Why a request was answered as it was. Immutable.
 *
 * @param reason in a few words, for the one who writes the test; the client was told less
 * @param clause the clause that the answer follows, such as {@code RFC 6749 §5.2}, if one does
 * @param client the {@code client_id} that the request named, proven or not
 */
public record Decision(String reason, Optional<String> clause, Optional<String> client) {

    /** A reason alone. */
    public static Decision of(String reason) {
        return new Decision(reason, Optional.empty(), Optional.empty());
    }
}
