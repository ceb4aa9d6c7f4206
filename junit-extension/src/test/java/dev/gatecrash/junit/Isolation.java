package dev.gatecrash.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.client.Client;
import dev.gatecrash.http.Endpoint;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/** What an issuer must not share with any other of this JVM. */
final class Isolation {

    private static final URI NOTES = URI.create("http://127.0.0.1:9/mcp");
    private static final Set<URI> ISSUERS = ConcurrentHashMap.newKeySet();
    private static final AtomicReference<Optional<Client>> LATEST = new AtomicReference<>(Optional.empty());

    private Isolation() {}

    static void check(AuthorizationServer auth) {
        assertThat(ISSUERS.add(auth.issuer())).as("a URL of its own").isTrue();
        assertThat(auth.journal().exchanges()).isEmpty();

        Client own = auth.clients().registerPublic(URI.create("http://127.0.0.1/callback"));
        Optional<Client> foreign = LATEST.getAndSet(Optional.of(own));
        auth.flow().client(own).authorizeAt(auth.issuer(), NOTES);
        foreign.ifPresent(client -> assertThatThrownBy(
                        () -> auth.flow().client(client).authorizeAt(auth.issuer(), NOTES))
                .hasMessageContaining("client_id names no registered client"));

        assertThat(auth.clients().all()).containsExactly(own);
        assertThat(auth.journal().at(Endpoint.TOKEN)).hasSize(1);
        assertThat(auth.journal().exchanges())
                .hasSize(foreign.isPresent() ? 5 : 3)
                .allSatisfy(e -> assertThat(e.request().uri().getPath() + "/")
                        .contains(auth.issuer().getPath() + "/"));
    }
}
