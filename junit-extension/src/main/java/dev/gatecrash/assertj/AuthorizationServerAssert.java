package dev.gatecrash.assertj;

import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.http.Endpoint;
import dev.gatecrash.http.Exchange;
import dev.gatecrash.journal.AwaitException;
import java.time.Duration;
import java.util.List;
import org.assertj.core.annotation.CheckReturnValue;
import org.assertj.core.api.AbstractAssert;

/** Assertions on what an authorization server received and publishes. */
public final class AuthorizationServerAssert extends AbstractAssert<AuthorizationServerAssert, AuthorizationServer> {

    AuthorizationServerAssert(AuthorizationServer actual) {
        super(actual, AuthorizationServerAssert.class);
    }

    /**
     * Goes on with the requests that an endpoint received so far; asserts nothing by itself.
     *
     * <pre>{@code
     * auth.flow().authorize(server.url());
     * assertThat(auth).received(TOKEN).once();    // passes
     * assertThat(auth).received(TOKEN).never();   // fails
     * }</pre>
     */
    @CheckReturnValue
    public ReceivedRequestsAssert received(Endpoint endpoint) {
        isNotNull();
        List<Exchange> exchanges = actual.journal().at(endpoint);
        return new ReceivedRequestsAssert(exchanges, "requests to " + endpoint, exchanges).as(info.description());
    }

    /**
     * Waits until an endpoint has received a request, then goes on with all it received; fails if there is none in time.
     *
     * <pre>{@code
     * McpRequest.listTools(server.url()).bearer(token).send();
     * assertThat(auth).receivedWithin(Duration.ofSeconds(5), JWKS).answered(200);           // passes
     * assertThat(auth).receivedWithin(Duration.ofSeconds(1), REVOCATION).answered(200);     // fails
     * }</pre>
     */
    public ReceivedRequestsAssert receivedWithin(Duration timeout, Endpoint endpoint) {
        isNotNull();
        try {
            actual.journal().await(endpoint, 1, timeout);
        } catch (AwaitException e) {
            failWithMessage("%s", String.valueOf(e.getMessage()));
        }
        return received(endpoint);
    }

    /**
     * Verifies that nothing was asked of it at all.
     *
     * <pre>{@code
     * assertThat(auth).receivedNothing();   // passes in a new test
     * auth.flow().authorize(server.url());
     * assertThat(auth).receivedNothing();   // fails
     * }</pre>
     */
    public AuthorizationServerAssert receivedNothing() {
        isNotNull();
        List<Exchange> exchanges = actual.journal().exchanges();
        if (!exchanges.isEmpty()) {
            failWithMessage(
                    "%s", Narration.mismatch("no request", String.valueOf(exchanges.size()), Narration.of(exchanges)));
        }
        return this;
    }

    /**
     * Verifies that its metadata has this member and value (RFC 8414 §2), which is asked for over HTTP.
     *
     * <pre>{@code
     * assertThat(auth).publishes("issuer", auth.issuer().toString());    // passes
     * assertThat(auth).publishes("issuer", "https://as.example.com");    // fails
     * }</pre>
     */
    public AuthorizationServerAssert publishes(String member, Object value) {
        metadata().hasMember(member, value);
        return this;
    }

    /**
     * Goes on with its metadata (RFC 8414), which is asked for over HTTP, so that the journal has one request more.
     *
     * <pre>{@code
     * assertThat(auth).metadata().supports("code_challenge_methods_supported", "S256");    // passes
     * assertThat(auth).metadata().supports("code_challenge_methods_supported", "plain");   // fails
     * }</pre>
     *
     * @throws dev.gatecrash.flow.FlowException if there is none, or another issuer's
     */
    @CheckReturnValue
    public ServerMetadataAssert metadata() {
        isNotNull();
        return new ServerMetadataAssert(
                        actual.flow().startAt(actual.issuer(), actual.issuer()).serverMetadata())
                .as(info.description());
    }
}
