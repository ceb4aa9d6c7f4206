package dev.gatecrash.samples.notes;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;

/** Keeps a session to the subject that opened it: to know a session id is no authentication. */
final class SessionOwnerFilter extends HttpFilter {

    static final String SESSION_ID = "Mcp-Session-Id";

    private static final long serialVersionUID = 1L;

    private final transient SessionOwners owners = new SessionOwners();

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String subject = request.getUserPrincipal().getName();
        boolean owned = Collections.list(request.getHeaders(SESSION_ID)).stream()
                .allMatch(sessionId -> owners.owns(subject, sessionId));
        if (owned) {
            chain.doFilter(request, new SessionOpeningResponse(response, owners, subject));
        } else {
            // The answer is that for a session that does not exist, so that ids cannot be probed.
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
        }
    }
}
