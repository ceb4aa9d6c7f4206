package dev.gatecrash.assertj;

import static dev.gatecrash.assertj.GatecrashAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.flow.McpResponse;
import dev.gatecrash.flow.ServerMetadata;
import dev.gatecrash.http.Exchange;
import dev.gatecrash.http.Response;
import dev.gatecrash.junit.WithAuthorizationServer;
import dev.gatecrash.token.Token;
import java.util.List;
import org.junit.jupiter.api.Test;

/** That this compiles is the proof: both imports of {@code assertThat} live side by side. */
@WithAuthorizationServer
class StaticImportsTest {

    @Test
    void our_types_get_our_assertions_and_all_others_get_assertjs(AuthorizationServer auth) {
        McpResponse response = CannedMcpServer.answering(401, "Bearer");
        ServerMetadata metadata =
                auth.flow().startAt(auth.issuer(), auth.issuer()).serverMetadata();
        Exchange exchange = response.exchange();
        Token token = auth.token().mint();

        McpResponseAssert ours = assertThat(response);
        ExchangeAssert onExchange = assertThat(exchange);
        ResponseAssert onResponse = assertThat(Response.of(204));
        TokenAssert onToken = assertThat(token);
        AuthorizationServerAssert onServer = assertThat(auth);
        ServerMetadataAssert onMetadata = assertThat(metadata);

        assertThat(List.of(ours, onExchange, onResponse, onToken, onServer, onMetadata))
                .hasSize(6);
        assertThat("text").isNotEmpty();
        assertThat(auth.journal()).isNotNull();
        assertThat(auth.clients()).isNotNull();
        assertThat(auth.clock()).isNotNull();
    }

    @Test
    @SuppressWarnings("NullAway")
    void null_fails_as_anywhere_in_assertj() {
        Response nothing = List.<Response>of().stream().findFirst().orElse(null);

        assertThatThrownBy(() -> assertThat(nothing).hasStatus(200))
                .hasMessageContaining("Expecting actual not to be null");
    }
}
