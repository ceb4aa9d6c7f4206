package dev.gatecrash.mcp;

import dev.gatecrash.flow.Challenge;
import dev.gatecrash.flow.Flow;
import dev.gatecrash.flow.FlowException;
import dev.gatecrash.flow.TokenSet;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse.ResponseInfo;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The tokens of one client, and what it does when they are refused. Guarded by its own lock. */
final class FlowAuthorization {

    private final Flow flow;
    private final URI mcpServer;
    private @Nullable TokenSet tokens;

    FlowAuthorization(Flow flow, URI mcpServer) {
        this.flow = flow;
        this.mcpServer = mcpServer;
    }

    /** The access token to send, once there is one. */
    synchronized Optional<String> token() {
        return Optional.ofNullable(tokens).map(TokenSet::accessToken);
    }

    /** Does what a refusal asks for; whether the request is worth another try. */
    synchronized boolean answer(HttpHeaders sent, ResponseInfo refusal) {
        if (token().isPresent() && !sent.allValues("Authorization").contains("Bearer " + tokens().accessToken())) {
            // Another request was refused at the same time, and has brought a new token already.
            return true;
        }
        if (refusal.statusCode() == 401) {
            tokens = tokens == null ? flow.authorize(mcpServer) : renewed(tokens);
            return true;
        }
        Optional<Challenge> wish = challenges(refusal).stream()
                .filter(challenge ->
                        challenge.error().filter("insufficient_scope"::equals).isPresent())
                .findFirst();
        if (refusal.statusCode() != 403 || wish.isEmpty() || tokens == null) {
            return false;
        }
        tokens = withMore(tokens, wish.get().scopes());
        return true;
    }

    private TokenSet renewed(TokenSet refused) {
        if (refused.refreshToken().isPresent()) {
            try {
                return flow.refresh(refused);
            } catch (FlowException e) {
                // The refresh token has gone the same way; there is still the user.
            }
        }
        return authorized(refused, refused.scopes());
    }

    /** MCP 2026-07-28 Step-Up Authorization Flow: what it had, and what it lacks. */
    private TokenSet withMore(TokenSet refused, List<String> missing) {
        Set<String> union = new LinkedHashSet<>(refused.scopes());
        union.addAll(missing);
        return authorized(refused, union);
    }

    private TokenSet authorized(TokenSet before, Set<String> scopes) {
        Flow again = scopes.isEmpty() ? flow : flow.scopes(scopes.toArray(String[]::new));
        return again.client(before.client()).authorize(mcpServer);
    }

    private static List<Challenge> challenges(ResponseInfo refusal) {
        return refusal.headers().allValues("WWW-Authenticate").stream()
                .flatMap(value -> Challenge.parse(value).stream())
                .toList();
    }

    private TokenSet tokens() {
        if (tokens == null) {
            throw new IllegalStateException("no token yet");
        }
        return tokens;
    }
}
