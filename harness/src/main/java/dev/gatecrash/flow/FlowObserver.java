package dev.gatecrash.flow;

import dev.gatecrash.http.Exchange;
import java.util.List;

/**
 * Hears what a client sends and gets, such as the journal of the issuer it belongs to. Called on the thread of the request,
 * so it must be quick; implementations are thread-safe.
 */
public interface FlowObserver {

    /** Hears nothing and knows nothing. */
    FlowObserver NOBODY = exchange -> {};

    /** An exchange ended; its response has status 0 if no answer came. */
    void exchanged(Exchange exchange);

    /** What probably went wrong when this was not the answer expected, each in a sentence or two; none if unknown. */
    default List<String> likelyCauses(Exchange unexpected) {
        return List.of();
    }
}
