package dev.gatecrash.assertj;

import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.flow.Challenge;
import dev.gatecrash.flow.FlowException;
import dev.gatecrash.flow.McpResponse;
import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.assertj.core.annotation.CheckReturnValue;
import org.assertj.core.api.AbstractAssert;

/** Assertions on what an MCP server answered: the status, the Bearer challenge, the JSON-RPC message. */
public final class McpResponseAssert extends AbstractAssert<McpResponseAssert, McpResponse> {

    private final Supplier<List<String>> likelyCauses;

    McpResponseAssert(McpResponse actual) {
        this(actual, () -> actual.likelyCauses());
    }

    private McpResponseAssert(McpResponse actual, Supplier<List<String>> likelyCauses) {
        super(actual, McpResponseAssert.class);
        this.likelyCauses = likelyCauses;
    }

    /**
     * Says with every failure from here on why it probably happened, as far as the issuer's journal shows; asserts nothing
     * by itself. What {@code auth.flow()} or a request {@code observedBy(auth.observer())} got needs no telling.
     *
     * <pre>{@code
     * // the token is for http://127.0.0.1:9/mcp/, the server is http://127.0.0.1:9/mcp
     * assertThat(McpRequest.listTools(url).bearer(token).send()).diagnosedBy(auth).isOk();   // fails, and says so
     * }</pre>
     */
    @CheckReturnValue
    public McpResponseAssert diagnosedBy(AuthorizationServer auth) {
        isNotNull();
        return new McpResponseAssert(actual, () -> auth.likelyCauses(actual.exchange())).as(info.description());
    }

    /**
     * Verifies that the status is 200. An error may hide in it: see {@link #hasResult()}.
     *
     * <pre>{@code
     * assertThat(McpRequest.listTools(url).bearer(goodToken).send()).isOk();       // passes
     * assertThat(McpRequest.listTools(url).bearer(expiredToken).send()).isOk();    // fails
     * }</pre>
     */
    public McpResponseAssert isOk() {
        return hasStatus(200);
    }

    /**
     * Verifies that the status is 401, the answer to no token and to a bad one (RFC 6750 §3.1).
     *
     * <pre>{@code
     * assertThat(McpRequest.listTools(url).send()).isUnauthorized();                     // passes
     * assertThat(McpRequest.listTools(url).bearer(goodToken).send()).isUnauthorized();   // fails
     * }</pre>
     */
    public McpResponseAssert isUnauthorized() {
        return hasStatus(401);
    }

    /**
     * Verifies that the status is 403, the answer to a token that may not do this (RFC 6750 §3.1).
     *
     * <pre>{@code
     * assertThat(session.call("delete_note", Map.of("id", "1"))).isForbidden();   // passes with scope notes:read
     * assertThat(session.call("search_notes", Map.of())).isForbidden();           // fails with scope notes:read
     * }</pre>
     */
    public McpResponseAssert isForbidden() {
        return hasStatus(403);
    }

    /**
     * Verifies the status.
     *
     * <pre>{@code
     * assertThat(McpRequest.listTools(url).send()).hasStatus(401);   // passes
     * assertThat(McpRequest.listTools(url).send()).hasStatus(200);   // fails
     * }</pre>
     */
    public McpResponseAssert hasStatus(int status) {
        isNotNull();
        boolean same = actual.status() == status;
        return check(same, "status " + status, "status " + actual.status(), same ? List.of() : likelyCauses.get());
    }

    /**
     * Verifies that the Bearer challenge has this error code (RFC 6750 §3).
     *
     * <pre>{@code
     * assertThat(McpRequest.listTools(url).bearer(expired).send()).hasChallengeError("invalid_token");   // passes
     * assertThat(McpRequest.listTools(url).send()).hasChallengeError("invalid_token");                   // fails
     * }</pre>
     */
    public McpResponseAssert hasChallengeError(String code) {
        String expected = "a Bearer challenge with error=\"%s\"".formatted(code);
        Optional<String> error = challenge(expected).error();
        return check(error.equals(Optional.of(code)), expected, parameter("error", error));
    }

    /**
     * Verifies that there is a Bearer challenge without error code, as for a request without a token (RFC 6750 §3.1).
     *
     * <pre>{@code
     * assertThat(McpRequest.listTools(url).send()).hasNoChallengeError();                   // passes
     * assertThat(McpRequest.listTools(url).bearer(expired).send()).hasNoChallengeError();   // fails
     * }</pre>
     */
    public McpResponseAssert hasNoChallengeError() {
        String expected = "a Bearer challenge without error";
        Optional<String> error = challenge(expected).error();
        return check(error.isEmpty(), expected, parameter("error", error));
    }

    /**
     * Verifies that the Bearer challenge says where the resource's metadata is, by an http or https URL (RFC 9728 §5.1).
     *
     * <pre>{@code
     * // WWW-Authenticate: Bearer resource_metadata="http://127.0.0.1:9/.well-known/oauth-protected-resource"
     * assertThat(response).hasResourceMetadata();   // passes
     *
     * // WWW-Authenticate: Bearer
     * assertThat(response).hasResourceMetadata();   // fails
     * }</pre>
     */
    public McpResponseAssert hasResourceMetadata() {
        String expected = "a Bearer challenge with resource_metadata, an http or https URL";
        Optional<String> url = challenge(expected).resourceMetadata();
        boolean absolute =
                url.filter(u -> u.matches("(?i)https?://[^/?#\\s]+\\S*")).isPresent();
        return check(absolute, expected, parameter("resource_metadata", url));
    }

    /**
     * Verifies that the Bearer challenge says that the resource's metadata is at this URL, character by character.
     *
     * <pre>{@code
     * // WWW-Authenticate: Bearer resource_metadata="http://127.0.0.1:9/.well-known/oauth-protected-resource/mcp"
     * assertThat(response).hasResourceMetadata(URI.create(
     *         "http://127.0.0.1:9/.well-known/oauth-protected-resource/mcp"));                                   // passes
     * assertThat(response).hasResourceMetadata(URI.create("http://127.0.0.1:9/mcp"));                            // fails
     * }</pre>
     */
    public McpResponseAssert hasResourceMetadata(URI url) {
        String expected = "a Bearer challenge with resource_metadata=\"%s\"".formatted(url);
        Optional<String> sent = challenge(expected).resourceMetadata();
        return check(sent.equals(Optional.of(url.toString())), expected, parameter("resource_metadata", sent));
    }

    /**
     * Verifies that the Bearer challenge names exactly these scopes, in any order (RFC 6750 §3).
     *
     * <pre>{@code
     * // WWW-Authenticate: Bearer error="insufficient_scope", scope="notes:read notes:write"
     * assertThat(response).hasChallengeScope("notes:write", "notes:read");   // passes
     * assertThat(response).hasChallengeScope("notes:write");                 // fails
     * }</pre>
     */
    public McpResponseAssert hasChallengeScope(String... scopes) {
        Set<String> wanted = new LinkedHashSet<>(List.of(scopes));
        String expected = "a Bearer challenge with scope=\"%s\"".formatted(String.join(" ", wanted));
        Challenge challenge = challenge(expected);
        boolean same = new LinkedHashSet<>(challenge.scopes()).equals(wanted);
        return check(same, expected, parameter("scope", challenge.parameter("scope")));
    }

    /**
     * Verifies that there is no JSON-RPC error, whatever else there is.
     *
     * <pre>{@code
     * // {"jsonrpc": "2.0", "id": 1, "result": {}}
     * assertThat(response).hasNoJsonRpcError();   // passes
     *
     * // {"jsonrpc": "2.0", "id": 1, "error": {"code": -32603, "message": "boom"}}
     * assertThat(response).hasNoJsonRpcError();   // fails
     * }</pre>
     */
    public McpResponseAssert hasNoJsonRpcError() {
        isNotNull();
        Optional<Map<String, Object>> error = actual.error();
        return check(error.isEmpty(), "no JSON-RPC error", "JSON-RPC error " + error.orElse(Map.of()));
    }

    /**
     * Verifies that there is a JSON-RPC error with this code.
     *
     * <pre>{@code
     * // {"jsonrpc": "2.0", "id": 1, "error": {"code": -32602, "message": "unknown tool"}}
     * assertThat(response).hasJsonRpcError(-32602);   // passes
     * assertThat(response).hasJsonRpcError(-32603);   // fails
     * }</pre>
     */
    public McpResponseAssert hasJsonRpcError(int code) {
        isNotNull();
        Optional<Map<String, Object>> error = actual.error();
        boolean same = error.map(e -> e.get("code"))
                .filter(c -> c instanceof Number number && number.longValue() == code)
                .isPresent();
        String got = error.map(e -> "JSON-RPC error " + e).orElse("no JSON-RPC error");
        return check(same, "JSON-RPC error " + code, got);
    }

    /**
     * Verifies that there is a JSON-RPC result: the call went through. The tool itself may report a failure in it.
     *
     * <pre>{@code
     * assertThat(McpRequest.listTools(url).bearer(goodToken).send()).hasResult();   // passes
     * assertThat(McpRequest.listTools(url).send()).hasResult();                     // fails
     * }</pre>
     */
    public McpResponseAssert hasResult() {
        isNotNull();
        String got = actual.error().map(e -> "JSON-RPC error " + e).orElse("none");
        boolean has = actual.result().isPresent();
        return check(has, "a JSON-RPC result", got, has ? List.of() : likelyCauses.get());
    }

    private Challenge challenge(String expected) {
        isNotNull();
        try {
            Optional<Challenge> challenge = actual.bearerChallenge();
            check(challenge.isPresent(), expected, "no Bearer challenge");
            return challenge.orElseThrow();
        } catch (FlowException malformed) {
            check(false, expected, malformed.actual());
            throw malformed;
        }
    }

    private McpResponseAssert check(boolean holds, String expected, String got) {
        return check(holds, expected, got, List.of());
    }

    private McpResponseAssert check(boolean holds, String expected, String got, List<String> causes) {
        if (!holds) {
            failWithMessage(
                    "%s",
                    Narration.mismatch(expected, got, causes, actual.exchange().describe()));
        }
        return this;
    }

    private static String parameter(String name, Optional<String> value) {
        return value.map(v -> "%s=\"%s\"".formatted(name, v)).orElse("a challenge without " + name);
    }
}
