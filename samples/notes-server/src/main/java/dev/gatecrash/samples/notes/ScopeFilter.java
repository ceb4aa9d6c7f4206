package dev.gatecrash.samples.notes;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Lets a call in only if its token has the scopes for it; a call of a tool is told by its JSON-RPC message. */
final class ScopeFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private static final int BODY_LIMIT = 1024 * 1024;

    private final transient ProtectedResource resource;

    ScopeFilter(ProtectedResource resource) {
        this.resource = resource;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!request.getMethod().equals("POST")) {
            pass(request, response, chain, Scopes.READ);
            return;
        }
        byte[] body = request.getInputStream().readNBytes(BODY_LIMIT + 1);
        if (body.length > BODY_LIMIT) {
            response.setStatus(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
            return;
        }
        Scopes required;
        try {
            required = JsonRpcCall.parse(body).requiredScopes();
        } catch (IOException e) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            return;
        }
        pass(new BufferedRequest(request, body), response, chain, required);
    }

    private void pass(HttpServletRequest request, HttpServletResponse response, FilterChain chain, Scopes required)
            throws IOException, ServletException {
        AccessToken token = (AccessToken) request.getUserPrincipal();
        if (token.scopes().containsAll(required)) {
            chain.doFilter(request, response);
            return;
        }
        BearerChallenge.of(resource, required)
                .withError("insufficient_scope", "The token lacks a scope that this call needs")
                .answer(response, HttpServletResponse.SC_FORBIDDEN);
    }
}
