package dev.gatecrash.flow;

import dev.gatecrash.client.Client;
import dev.gatecrash.client.Registration;
import dev.gatecrash.tls.Trust;
import java.util.List;
import java.util.Optional;

/** What a flow was told; see {@link Flow} for the defaults. */
record FlowSettings(
        Optional<String> user,
        Optional<List<String>> scopes,
        Optional<Client> client,
        Optional<Registration> registration,
        McpRevision revision,
        Optional<Trust> trust) {

    static final FlowSettings DEFAULTS = new FlowSettings(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            McpRevision.V2025_11_25,
            Optional.empty());

    /** The way to become a client: the one that was asked for, else the one that a given client implies. */
    Registration wayToRegister() {
        return registration.orElse(client.isPresent() ? Registration.PRE_REGISTERED : Registration.DYNAMIC);
    }

    Client registeredClient() {
        return client.orElseThrow(
                () -> new IllegalStateException("the flow has no registered client; name one with Flow.client(...)"));
    }
}
