package dev.gatecrash.assertj;

import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.flow.McpResponse;
import dev.gatecrash.flow.ServerMetadata;
import dev.gatecrash.http.Exchange;
import dev.gatecrash.http.Response;
import dev.gatecrash.token.Token;
import org.assertj.core.annotation.CheckReturnValue;

/**
 * The entry to all assertions; import it statically, beside AssertJ's own {@code assertThat} if you like.
 *
 * <pre>{@code
 * import static dev.gatecrash.assertj.GatecrashAssertions.assertThat;
 * import static org.assertj.core.api.Assertions.assertThat;
 *
 * assertThat(McpRequest.listTools(server.url()).bearer(expired).send())
 *         .isUnauthorized()
 *         .hasChallengeError("invalid_token");
 * assertThat(auth).received(TOKEN).once().withParameter("grant_type", "authorization_code");
 * }</pre>
 */
@CheckReturnValue
public final class GatecrashAssertions {

    private GatecrashAssertions() {}

    /** Assertions on what an MCP server answered. */
    public static McpResponseAssert assertThat(McpResponse actual) {
        return new McpResponseAssert(actual);
    }

    /** Assertions on a response. */
    public static ResponseAssert assertThat(Response actual) {
        return new ResponseAssert(actual);
    }

    /** Assertions on a request and its response. */
    public static ExchangeAssert assertThat(Exchange actual) {
        return new ExchangeAssert(actual);
    }

    /** Assertions on a minted token. */
    public static TokenAssert assertThat(Token actual) {
        return new TokenAssert(actual);
    }

    /** Assertions on what an authorization server publishes and received. */
    public static AuthorizationServerAssert assertThat(AuthorizationServer actual) {
        return new AuthorizationServerAssert(actual);
    }

    /** Assertions on authorization server metadata. */
    public static ServerMetadataAssert assertThat(ServerMetadata actual) {
        return new ServerMetadataAssert(actual);
    }
}
