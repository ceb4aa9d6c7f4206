package dev.gatecrash.samples.notes.typescript.scenario;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.text.ParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Who a scenario's server lets in, and what it says to others. It believes what a token says of itself. */
final class Gate {

    private volatile Optional<String> challenged = Optional.empty();
    private volatile Optional<String> forCalls = Optional.empty();
    private volatile Optional<DpopGuard> dpop = Optional.empty();
    private volatile boolean open;
    private volatile boolean once;
    private volatile Optional<String> spent = Optional.empty();

    /** Names this scope in its challenge, and wants it. */
    void wants(String scope) {
        challenged = Optional.of(scope);
    }

    /** Wants this scope for calls. */
    void wantsForCalls(String scope) {
        forCalls = Optional.of(scope);
    }

    /** Wants a proof with each token. */
    void wants(DpopGuard proofs) {
        dpop = Optional.of(proofs);
    }

    /** Wants nothing before the tools are asked for. */
    void opensUntilTools() {
        open = true;
    }

    /** Takes the token that listed the tools for nothing else, as if it had expired since. */
    void wantsAnotherTokenForCalls() {
        once = true;
    }

    /** What it found of proofs. */
    DpopGuard proofs() {
        return dpop.orElseThrow();
    }

    /** Whether a request may go on; if not, it is answered, with a pointer to the metadata if there is one. */
    boolean admits(HttpExchange exchange, String method, URI issuer, Optional<URI> metadata) throws IOException {
        if (open && !method.startsWith("tools/")) {
            return true;
        }
        Optional<JWTClaimsSet> token = token(exchange);
        if (dpop.isPresent() && token.isPresent() && !dpop.get().admits(exchange)) {
            dpop.get().refuse(exchange);
            return false;
        }
        if (token.isEmpty() || !issuer.toString().equals(token.get().getIssuer()) || isSpent(token.get(), method)) {
            refuse(exchange, 401, challenge(challenged, Optional.empty(), metadata));
            return false;
        }
        Optional<String> needed = method.equals("tools/call") ? forCalls.or(() -> challenged) : challenged;
        List<String> scopes =
                Arrays.asList(String.valueOf(token.get().getClaim("scope")).split(" "));
        if (needed.isPresent() && !scopes.contains(needed.get())) {
            refuse(exchange, 403, challenge(needed, Optional.of("insufficient_scope"), metadata));
            return false;
        }
        return true;
    }

    private boolean isSpent(JWTClaimsSet token, String method) {
        if (once && method.equals("tools/list")) {
            spent = Optional.of(token.getJWTID());
        }
        return method.equals("tools/call") && spent.equals(Optional.of(token.getJWTID()));
    }

    private Optional<JWTClaimsSet> token(HttpExchange exchange) {
        String scheme = dpop.isPresent() ? "DPoP " : "Bearer ";
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
                .filter(value -> value.startsWith(scheme))
                .flatMap(value -> claims(value.substring(scheme.length())));
    }

    private static Optional<JWTClaimsSet> claims(String token) {
        try {
            return Optional.of(SignedJWT.parse(token).getJWTClaimsSet());
        } catch (ParseException e) {
            return Optional.empty();
        }
    }

    private String challenge(Optional<String> scope, Optional<String> error, Optional<URI> metadata) {
        StringBuilder challenge = new StringBuilder(dpop.isPresent() ? "DPoP algs=\"ES256\"" : "Bearer realm=\"mcp\"");
        error.ifPresent(code -> challenge.append(", error=\"").append(code).append('"'));
        scope.ifPresent(name -> challenge.append(", scope=\"").append(name).append('"'));
        metadata.ifPresent(
                url -> challenge.append(", resource_metadata=\"").append(url).append('"'));
        return challenge.toString();
    }

    private static void refuse(HttpExchange exchange, int status, String challenge) throws IOException {
        exchange.getResponseHeaders().set("WWW-Authenticate", challenge);
        exchange.sendResponseHeaders(status, -1);
    }
}
