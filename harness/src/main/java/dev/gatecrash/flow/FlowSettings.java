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
        Optional<Trust> trust,
        FlowObserver observer) {

    static final FlowSettings DEFAULTS = new FlowSettings(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            McpRevision.V2025_11_25,
            Optional.empty(),
            FlowObserver.NOBODY);

    FlowSettings withUser(String name) {
        return new FlowSettings(Optional.of(name), scopes, client, registration, revision, trust, observer);
    }

    FlowSettings withScopes(List<String> wanted) {
        return new FlowSettings(user, Optional.of(wanted), client, registration, revision, trust, observer);
    }

    FlowSettings withClient(Client known) {
        return new FlowSettings(user, scopes, Optional.of(known), registration, revision, trust, observer);
    }

    FlowSettings withRegistration(Registration way) {
        return new FlowSettings(user, scopes, client, Optional.of(way), revision, trust, observer);
    }

    FlowSettings withRevision(McpRevision spoken) {
        return new FlowSettings(user, scopes, client, registration, spoken, trust, observer);
    }

    FlowSettings withTrust(Trust authority) {
        return new FlowSettings(user, scopes, client, registration, revision, Optional.of(authority), observer);
    }

    FlowSettings withObserver(FlowObserver listener) {
        return new FlowSettings(user, scopes, client, registration, revision, trust, listener);
    }

    /** The way to become a client: the one that was asked for, else the one that a given client implies. */
    Registration wayToRegister() {
        return registration.orElse(client.isPresent() ? Registration.PRE_REGISTERED : Registration.DYNAMIC);
    }

    Client registeredClient() {
        return client.orElseThrow(
                () -> new IllegalStateException("the flow has no registered client; name one with Flow.client(...)"));
    }
}
