package dev.gatecrash.samples.notes.guide;

import static dev.gatecrash.assertj.GatecrashAssertions.assertThat;
import static dev.gatecrash.fault.Fault.pass;
import static dev.gatecrash.fault.Fault.respond;
import static dev.gatecrash.http.Endpoint.AUTHORIZATION;
import static dev.gatecrash.http.Endpoint.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.fault.Misbehaviour;
import dev.gatecrash.flow.Flow;
import dev.gatecrash.junit.WithAuthorizationServer;
import dev.gatecrash.samples.notes.NotesServer;
import dev.gatecrash.token.Lifetime;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@WithAuthorizationServer
class TestingAClientTest {

    @Test
    void requests(AuthorizationServer auth) {
        try (NotesServer server = NotesServer.start(auth.issuer())) {
            MyClient client = new MyClient();
            // tag::requests[]
            client.connect(server.url());

            assertThat(auth)
                    .received(AUTHORIZATION)
                    .once()
                    .withParameter("code_challenge_method", "S256")
                    .withParameter("resource", server.url().toString());
            assertThat(auth)
                    .received(TOKEN)
                    .once()
                    .withParameter("code_verifier")
                    .withParameter("resource", server.url().toString());
            // end::requests[]
        }
    }

    // tag::misbehaviours[]
    static List<Misbehaviour> ways() {
        return Misbehaviour.of(Misbehaviour.Family.METADATA).stream()
                .filter(way -> way.excuse().isEmpty()) // a correct client may go on where there is an excuse
                .toList();
    }

    @ParameterizedTest
    @MethodSource("ways")
    void the_client_refuses_wrong_metadata(Misbehaviour way, AuthorizationServer auth) {
        try (NotesServer server = NotesServer.start(auth.issuer())) {
            auth.misbehave(way);

            assertThatThrownBy(() -> new MyClient().connect(server.url()))
                    .as(way.meaning() + ", " + way.clause())
                    .isInstanceOf(RuntimeException.class);
        }
    }
    // end::misbehaviours[]

    @Test
    void outage(AuthorizationServer auth) {
        try (NotesServer server = NotesServer.start(auth.issuer())) {
            MyClient client = new MyClient();
            // tag::outage[]
            auth.faults().on(TOKEN).script(respond(503), pass());

            assertThatThrownBy(() -> client.connect(server.url())).hasMessageContaining("503");
            client.connect(server.url());

            assertThat(auth.journal().tokenRequests().withStatus(200)).hasSize(1);
            // end::outage[]
        }
    }

    @Test
    void expired(AuthorizationServer auth) {
        try (NotesServer server = NotesServer.start(auth.issuer())) {
            MyClient client = new MyClient();
            // tag::expired[]
            auth.lifetimes().set(Lifetime.ACCESS_TOKEN, Duration.ZERO); // whatever it gets has expired already

            assertThatThrownBy(() -> client.connect(server.url())).hasMessageContaining("401");
            // end::expired[]
        }
    }

    /** In the place of a client under test: it knows nothing of the issuer but what the server tells it. */
    private static final class MyClient {

        void connect(URI server) {
            Flow.create().user("alice").connect(server);
        }
    }
}
