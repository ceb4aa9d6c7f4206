package dev.gatecrash.samples.notes.guide;

import static dev.gatecrash.assertj.GatecrashAssertions.assertThat;
import static dev.gatecrash.http.Endpoint.JWKS;
import static dev.gatecrash.http.Endpoint.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.flow.McpRequest;
import dev.gatecrash.flow.McpResponse;
import dev.gatecrash.http.DecodedToken;
import dev.gatecrash.http.Exchange;
import dev.gatecrash.journal.Mark;
import dev.gatecrash.junit.WithAuthorizationServer;
import dev.gatecrash.samples.notes.NotesServer;
import dev.gatecrash.token.Token;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@WithAuthorizationServer
class JournalAndReportsTest {

    @TempDir
    Path directory;

    private final AuthorizationServer auth;
    private final NotesServer server;

    JournalAndReportsTest(AuthorizationServer auth) {
        this.auth = auth;
        this.server = NotesServer.start(auth.issuer(), auth.clock());
    }

    @AfterEach
    void stop_the_server() {
        server.close();
    }

    @Test
    void questions() {
        // tag::questions[]
        auth.flow().connect(server.url());

        assertThat(auth.journal().count(JWKS)).isEqualTo(1); // how often did my server fetch the keys?
        assertThat(auth.journal().tokenRequests().forGrant("authorization_code").withStatus(200))
                .hasSize(1);

        Mark rotation = auth.journal().mark();
        auth.keys().rotate();
        Token token = auth.token().audience(server.url()).scope("notes:read").mint();
        McpRequest.listTools(server.url()).bearer(token).send();

        assertThat(auth.journal().since(rotation).at(JWKS).count()).isEqualTo(1);
        // end::questions[]
    }

    @Test
    void await() {
        Token token = auth.token().audience(server.url()).scope("notes:read").mint();
        McpRequest.listTools(server.url()).bearer(token).send();
        // tag::await[]
        auth.journal().await(JWKS, 1, Duration.ofSeconds(5));
        assertThat(auth).receivedWithin(Duration.ofSeconds(5), JWKS).answered(200);
        // end::await[]
    }

    @Test
    void exchange() {
        auth.flow().connect(server.url());
        // tag::exchange[]
        Exchange exchange = auth.journal().tokenRequests().last().orElseThrow();

        assertThat(exchange.reason()).isEqualTo("code redeemed for alice");
        assertThat(exchange.decision().clause()).contains("RFC 6749 §5.1");
        assertThat(exchange.timing().took()).isLessThan(Duration.ofSeconds(5));

        DecodedToken access = exchange.issuedTokens().get(0);
        assertThat(access.claims()).containsEntry("iss", auth.issuer().toString());
        // end::exchange[]
    }

    @Test
    void assertions() {
        auth.flow().connect(server.url());
        // tag::assertions[]
        assertThat(auth).received(TOKEN).forGrant("authorization_code").once().withParameter("resource");
        // end::assertions[]
    }

    @Test
    void likely_cause() {
        // tag::likely-cause[]
        URI nearlyTheServer = URI.create(server.url() + "/");
        Token token = auth.token().audience(nearlyTheServer).scope("notes:read").mint();
        McpResponse response = McpRequest.listTools(server.url())
                .bearer(token)
                .observedBy(auth.observer())
                .send();

        assertThat(response).isUnauthorized();
        assertThat(response.likelyCauses())
                .singleElement()
                .asString()
                .contains("a slash at the end is all that differs");
        // end::likely-cause[]
    }

    @Test
    void report() {
        auth.flow().connect(server.url());
        // tag::report[]
        System.out.println(auth.journal().diagram());
        auth.journal().writeReport(directory.resolve("report.html"));
        // end::report[]
        assertThat(directory.resolve("report.html")).content().contains("POST /token authorization_code");
    }
}
