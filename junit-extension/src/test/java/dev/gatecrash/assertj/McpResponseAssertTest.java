package dev.gatecrash.assertj;

import static dev.gatecrash.assertj.CannedMcpServer.answering;
import static dev.gatecrash.assertj.GatecrashAssertions.assertThat;
import static dev.gatecrash.assertj.Mismatches.assertMismatch;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.flow.McpResponse;
import dev.gatecrash.junit.WithAuthorizationServer;
import dev.gatecrash.token.Token;
import java.net.URI;
import org.junit.jupiter.api.Test;

class McpResponseAssertTest {

    private static final URI METADATA = URI.create("http://127.0.0.1:9/.well-known/oauth-protected-resource/mcp");

    @Test
    void statuses_have_names() {
        McpResponse ok = answering(200, "");
        McpResponse unauthorized = answering(401, "Bearer");
        McpResponse forbidden = answering(403, "Bearer");

        assertThat(ok).isOk().hasStatus(200);
        assertThat(unauthorized).isUnauthorized();
        assertThat(forbidden).isForbidden();

        assertMismatch(() -> assertThat(unauthorized).isOk(), "status 200", "status 401");
        assertMismatch(() -> assertThat(forbidden).isUnauthorized(), "status 401", "status 403");
        assertMismatch(() -> assertThat(ok).isForbidden(), "status 403", "status 200");
        assertMismatch(() -> assertThat(ok).hasStatus(404), "status 404", "status 200");
    }

    @Test
    void the_error_of_the_challenge_is_there_or_not() {
        McpResponse expired = answering(401, "Bearer error=\"invalid_token\"");
        McpResponse stranger = answering(401, "Bearer");

        assertThat(expired).hasChallengeError("invalid_token");
        assertThat(stranger).hasNoChallengeError();

        assertMismatch(
                () -> assertThat(expired).hasChallengeError("insufficient_scope"),
                "a Bearer challenge with error=\"insufficient_scope\"",
                "error=\"invalid_token\"");
        assertMismatch(
                () -> assertThat(stranger).hasChallengeError("invalid_token"),
                "a Bearer challenge with error=\"invalid_token\"",
                "a challenge without error");
        assertMismatch(
                () -> assertThat(expired).hasNoChallengeError(),
                "a Bearer challenge without error",
                "error=\"invalid_token\"");
    }

    @Test
    void no_challenge_or_a_malformed_one_fails_every_assertion_about_it() {
        McpResponse none = answering(401, "Basic realm=\"notes\"");
        McpResponse malformed = answering(401, "Bearer error=\"invalid_token");

        assertMismatch(
                () -> assertThat(none).hasNoChallengeError(),
                "a Bearer challenge without error",
                "no Bearer challenge");
        assertThatThrownBy(() -> assertThat(malformed).hasNoChallengeError())
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("\nexpected  a Bearer challenge without error\ngot       ");
    }

    @Test
    void the_challenge_says_where_the_metadata_is() {
        McpResponse with = answering(401, "Bearer resource_metadata=\"" + METADATA + "\"");
        McpResponse without = answering(401, "Bearer");
        McpResponse relative = answering(401, "Bearer resource_metadata=\"/metadata\"");

        assertThat(with).hasResourceMetadata().hasResourceMetadata(METADATA);

        assertMismatch(
                () -> assertThat(without).hasResourceMetadata(),
                "a Bearer challenge with resource_metadata, an http or https URL",
                "a challenge without resource_metadata");
        assertMismatch(
                () -> assertThat(relative).hasResourceMetadata(),
                "a Bearer challenge with resource_metadata, an http or https URL",
                "resource_metadata=\"/metadata\"");
        assertMismatch(
                () -> assertThat(with).hasResourceMetadata(URI.create("http://127.0.0.1:9/other")),
                "a Bearer challenge with resource_metadata=\"http://127.0.0.1:9/other\"",
                "resource_metadata=\"" + METADATA + "\"");
    }

    @Test
    void the_challenge_names_the_scopes_in_any_order() {
        McpResponse two = answering(403, "Bearer error=\"insufficient_scope\", scope=\"a b\"");

        assertThat(two).hasChallengeScope("b", "a");

        assertMismatch(
                () -> assertThat(two).hasChallengeScope("a"), "a Bearer challenge with scope=\"a\"", "scope=\"a b\"");
    }

    @Test
    void a_result_is_no_error_and_an_error_is_no_result() {
        McpResponse result = answering("{\"jsonrpc\": \"2.0\", \"id\": 1, \"result\": {}}");
        McpResponse error =
                answering("{\"jsonrpc\": \"2.0\", \"id\": 1, \"error\": {\"code\": -32602, \"message\": \"no\"}}");

        assertThat(result).hasResult().hasNoJsonRpcError();
        assertThat(error).hasJsonRpcError(-32602);

        assertMismatch(
                () -> assertThat(error).hasResult(), "a JSON-RPC result", "JSON-RPC error {code=-32602, message=no}");
        assertMismatch(
                () -> assertThat(error).hasNoJsonRpcError(),
                "no JSON-RPC error",
                "JSON-RPC error {code=-32602, message=no}");
        assertMismatch(
                () -> assertThat(error).hasJsonRpcError(-1),
                "JSON-RPC error -1",
                "JSON-RPC error {code=-32602, message=no}");
        assertMismatch(() -> assertThat(result).hasJsonRpcError(-1), "JSON-RPC error -1", "no JSON-RPC error");
    }

    @Test
    void a_failure_shows_the_exchange_but_no_secret() {
        McpResponse ok = answering("{\"jsonrpc\": \"2.0\", \"id\": 1, \"result\": {}}");

        assertThatThrownBy(() -> assertThat(ok).as("an expired token").isUnauthorized())
                .extracting(failure ->
                        String.valueOf(failure.getMessage()).replaceAll(" after \\d+ ms|(?<=127\\.0\\.0\\.1):\\d+", ""))
                .isEqualTo("""
                        [an expired token]\s
                        expected  status 401
                        got       status 200
                          > POST http://127.0.0.1/mcp
                          > Authorization: Bearer abcdefghij…
                          > Content-Type: application/json
                          > MCP-Protocol-Version: 2025-11-25
                          > Mcp-Session-Id: 1
                          > {"jsonrpc":"2.0","id":1,"method":"tools/list","params":{}}
                          < 200
                          < Content-type: application/json
                          < {"jsonrpc": "2.0", "id": 1, "result": {}}
                          reason  MCP request""");
    }

    @Test
    @WithAuthorizationServer
    void a_failure_says_the_likely_cause_when_an_issuer_knows_it(AuthorizationServer auth) {
        McpResponse refused = answering(403, "Bearer error=\"insufficient_scope\", scope=\"a\"");
        Token token = auth.token()
                .scope("b")
                .audience(refused.exchange().request().uri())
                .mint();
        McpResponse unknown =
                CannedMcpServer.answering(403, "Bearer error=\"insufficient_scope\", scope=\"a b\"", token.value());

        assertThatThrownBy(() -> assertThat(unknown).isOk()).hasMessageNotContaining("likely");
        assertThatThrownBy(() -> assertThat(unknown).diagnosedBy(auth).isOk())
                .hasMessageContaining("\nlikely    The token is for ")
                .hasMessageContaining(
                        "\nlikely    The server wants the scope \"a\", which the token lacks; it has \"b\".");
        assertThat(unknown).diagnosedBy(auth).isForbidden();
    }
}
