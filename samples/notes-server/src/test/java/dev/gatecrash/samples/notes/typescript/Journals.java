package dev.gatecrash.samples.notes.typescript;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.http.Endpoint;
import dev.gatecrash.http.Exchange;
import dev.gatecrash.http.Request;
import java.util.List;

/** Questions to the journal of an authorization server. */
public final class Journals {

    private Journals() {}

    /** The requests to this endpoint. */
    public static List<Request> requests(AuthorizationServer auth, Endpoint endpoint) {
        return auth.journal().at(endpoint).stream().map(Exchange::request).toList();
    }

    /** The only request to this endpoint. */
    public static Request only(AuthorizationServer auth, Endpoint endpoint) {
        List<Request> requests = requests(auth, endpoint);
        assertThat(requests).as("%s", auth.journal().describe()).hasSize(1);
        return requests.get(0);
    }
}
