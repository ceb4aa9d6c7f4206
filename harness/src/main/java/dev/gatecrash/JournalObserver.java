package dev.gatecrash;

import dev.gatecrash.flow.FlowObserver;
import dev.gatecrash.http.Exchange;
import java.util.List;

/** Lets an issuer hear of what its clients send to others. */
record JournalObserver(AuthorizationServer auth) implements FlowObserver {

    @Override
    public void exchanged(Exchange exchange) {
        auth.journal().note(exchange);
    }

    @Override
    public List<String> likelyCauses(Exchange unexpected) {
        return auth.likelyCauses(unexpected);
    }
}
